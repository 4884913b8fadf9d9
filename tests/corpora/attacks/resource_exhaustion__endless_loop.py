# technique: resource_exhaustion; layers: static,container; expect: observed
while True:
    pass
