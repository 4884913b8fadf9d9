# technique: resource_exhaustion; layers: static,runtime; expect: observed
result = (1 << 10**11).bit_length()
