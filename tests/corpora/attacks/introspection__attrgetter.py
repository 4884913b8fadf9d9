# technique: introspection; layers: static; expect: refused
from operator import attrgetter
result = len(attrgetter("__class__.__base__")(()).__name__)
