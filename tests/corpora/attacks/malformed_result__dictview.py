# technique: malformed_result; layers: broker; expect: observed
result = {"a": 1}.items()
