# technique: resource_exhaustion; layers: static,runtime; expect: observed
items = []
while True:
    items.append("x" * 10**6)
