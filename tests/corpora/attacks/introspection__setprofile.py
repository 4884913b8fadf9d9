# technique: introspection; layers: static; expect: refused
import sys
calls = []
sys.setprofile(lambda *a: calls.append(a))
result = len(calls)
