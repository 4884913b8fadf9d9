# technique: malformed_result; layers: broker; expect: observed
result = {"r": range(5), "g": (i for i in [1])}
