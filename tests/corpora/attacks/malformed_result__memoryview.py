# technique: malformed_result; layers: broker; expect: observed
result = memoryview(b"abc" * 10)
