# technique: introspection; layers: static; expect: refused
from gc import get_referrers as who
result = len(who(result)) if "result" in dir() else 0
