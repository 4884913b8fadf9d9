# technique: introspection; layers: static; expect: refused
from functools import reduce
result = reduce(getattr, ["__class__", "__base__"], ())
