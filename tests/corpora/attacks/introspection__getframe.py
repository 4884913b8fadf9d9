# technique: introspection; layers: static; expect: refused
import sys
result = sorted(sys._getframe(0).f_globals)
