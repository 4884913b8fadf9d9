# technique: resource_exhaustion; layers: runtime; expect: observed
s = "ab" * 1000
for _ in range(60):
    s = s.replace("a", "ab" * 10)
result = len(s)
