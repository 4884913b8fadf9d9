# technique: malformed_result; layers: broker; expect: observed
result = "a" * 50_000_000
