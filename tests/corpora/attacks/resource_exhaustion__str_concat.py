# technique: resource_exhaustion; layers: static,runtime; expect: observed
s = "x"
while True:
    s += s
