# technique: resource_exhaustion; layers: static,runtime; expect: observed
text = "A" * (10**10)
result = len(text)
