# technique: introspection; layers: static; expect: refused
import random
result = random._os.sys.modules is not None
