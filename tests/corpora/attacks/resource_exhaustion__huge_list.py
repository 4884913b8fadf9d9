# technique: resource_exhaustion; layers: static,runtime; expect: observed
result = len([0] * 10**12)
