# technique: introspection; layers: static; expect: refused
import gc
for o in gc.get_objects():
    if isinstance(o, dict) and "utility" in o:
        result = 1
