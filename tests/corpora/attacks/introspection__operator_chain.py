# technique: introspection; layers: static; expect: refused
from operator import attrgetter as get
result = get("__init__.__globals__")(type("X", (), {"__init__": lambda s: None}))
