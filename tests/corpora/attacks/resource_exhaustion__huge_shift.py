# technique: resource_exhaustion; layers: static,container; expect: observed
result = (1 << 10**11).bit_length()
