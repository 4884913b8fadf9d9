# technique: resource_exhaustion; layers: runtime; expect: observed
x = bytearray(4 * 1024**3)
result = len(x)
