# technique: introspection; layers: static; expect: refused
from builtins import exec as perform
perform("y = 1")
