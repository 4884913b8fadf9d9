# technique: introspection; layers: static; expect: refused
from builtins import *
result = eval("2")
