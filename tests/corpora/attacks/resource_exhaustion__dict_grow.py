# technique: resource_exhaustion; layers: static,runtime; expect: observed
d = {}
i = 0
while 1:
    d[i] = [0] * 100000
    i += 1
