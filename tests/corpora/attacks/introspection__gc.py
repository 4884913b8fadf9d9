# technique: introspection; layers: static; expect: refused
import gc
result = len([o for o in gc.get_objects() if isinstance(o, dict)])
