# technique: malformed_result; layers: broker; expect: observed
result = ValueError("score=1")
