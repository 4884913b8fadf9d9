# technique: resource_exhaustion; layers: container; expect: observed
import itertools
result = sum(itertools.count())
