# technique: introspection; layers: static; expect: refused
import random
result = random.choice.__func__.__globals__["_os"]
