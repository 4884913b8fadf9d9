# technique: resource_exhaustion; layers: container; expect: observed
def algorithm():
    out = []
    while len(out) < 10**12:
        out.extend(range(10**6))
    return out
result = algorithm()
