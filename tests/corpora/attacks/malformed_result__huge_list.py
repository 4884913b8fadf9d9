# technique: malformed_result; layers: broker; expect: observed
result = list(range(400_000))
