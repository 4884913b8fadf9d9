# technique: resource_exhaustion; layers: static,container; expect: observed
result = 9 ** 9 ** 9
