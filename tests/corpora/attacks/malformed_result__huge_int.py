# technique: malformed_result; layers: broker; expect: observed
result = 1 << 200_000
