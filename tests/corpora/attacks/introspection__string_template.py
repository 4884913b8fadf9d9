# technique: introspection; layers: static; expect: refused
from string import Formatter
result = Formatter().get_field("0.__class__", ([],), {})
