# technique: introspection; layers: static; expect: refused
from gc import get_objects as everything
result = sum(callable(o) for o in everything()[:100])
