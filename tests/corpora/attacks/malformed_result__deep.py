# technique: malformed_result; layers: broker; expect: observed
x = []
for _ in range(5000):
    x = [x]
result = x
