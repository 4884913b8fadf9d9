# technique: malformed_result; layers: broker; expect: observed
result = b"\x00" * 40_000_000
