# technique: introspection; layers: static; expect: refused
import sys
sys.settrace(lambda *a: None)
sys.settrace(None)
result = 0
