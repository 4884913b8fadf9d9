# technique: resource_exhaustion; layers: static,container; expect: observed
result = 10 ** 10 ** 10
