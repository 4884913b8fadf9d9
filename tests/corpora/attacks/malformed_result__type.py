# technique: malformed_result; layers: broker; expect: observed
result = int
