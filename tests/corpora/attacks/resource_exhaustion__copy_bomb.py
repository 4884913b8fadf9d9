# technique: resource_exhaustion; layers: container; expect: observed
import copy
x = [0]
for _ in range(60):
    x = [copy.deepcopy(x), copy.deepcopy(x)]
result = len(x)
