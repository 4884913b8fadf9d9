# technique: introspection; layers: static; expect: refused
import sys
sys.addaudithook(lambda *a: None)
result = 0
