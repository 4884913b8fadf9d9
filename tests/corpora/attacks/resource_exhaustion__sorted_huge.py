# technique: resource_exhaustion; layers: runtime; expect: observed
result = sorted(range(10**9))[0]
