# technique: introspection; layers: static; expect: refused
from inspect import currentframe as here
result = here() is not None
