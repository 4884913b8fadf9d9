# technique: resource_exhaustion; layers: container; expect: observed
n = 10**5
result = sum(i * j for i in range(n) for j in range(n))
