# technique: resource_exhaustion; layers: static,container; expect: observed
result = len([0] * 10**12)
