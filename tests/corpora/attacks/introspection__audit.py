# technique: introspection; layers: static; expect: refused
import sys
sys.addaudithook(lambda e, a: print(e))
