# technique: malformed_result; layers: broker; expect: observed
result = iter([1, 2, 3])
