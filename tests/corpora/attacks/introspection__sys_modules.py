# technique: introspection; layers: static; expect: refused
import sys
result = sorted(sys.modules)[:5]
