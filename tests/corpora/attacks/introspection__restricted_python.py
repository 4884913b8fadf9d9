# technique: introspection; layers: static; expect: refused
from RestrictedPython import compile_restricted
result = 0
