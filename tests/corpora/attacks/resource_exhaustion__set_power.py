# technique: resource_exhaustion; layers: runtime; expect: observed
from itertools import chain, combinations
s = range(40)
result = len(list(chain.from_iterable(combinations(s, r) for r in range(41))))
