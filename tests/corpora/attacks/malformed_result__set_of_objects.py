# technique: malformed_result; layers: broker; expect: observed
result = {object(), 1}
