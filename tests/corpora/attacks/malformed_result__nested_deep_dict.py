# technique: malformed_result; layers: broker; expect: observed
d = {}
for _ in range(3000):
    d = {"a": d}
result = d
