# technique: resource_exhaustion; layers: container; expect: observed
def forever():
    while True:
        yield 1
result = sum(forever())
