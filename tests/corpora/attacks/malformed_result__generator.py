# technique: malformed_result; layers: broker; expect: observed
result = (x for x in range(3))
