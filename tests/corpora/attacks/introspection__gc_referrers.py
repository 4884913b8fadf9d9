# technique: introspection; layers: static; expect: refused
from gc import get_referrers
result = len(get_referrers(int))
