# technique: malformed_result; layers: broker; expect: observed
x = [1]
x.append(x)
result = x
