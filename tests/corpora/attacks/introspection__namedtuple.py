# technique: introspection; layers: static; expect: refused
from collections import namedtuple
P = namedtuple("P", "x y")
result = P.__new__.__globals__
