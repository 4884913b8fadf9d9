# technique: malformed_result; layers: broker; expect: observed
result = lambda x: x
