# technique: resource_exhaustion; layers: container; expect: observed
import itertools
result = max(itertools.permutations(range(20)))
