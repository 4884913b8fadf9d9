# technique: introspection; layers: static; expect: refused
from dataclasses import make_dataclass
C = make_dataclass("C", [("x", "int", 1)], namespace={"f": lambda self: 1})
result = C.__init__.__globals__.keys()
