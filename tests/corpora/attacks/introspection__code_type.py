# technique: introspection; layers: static; expect: refused
from types import CodeType
result = CodeType.__name__
