# technique: introspection; layers: static; expect: refused
import importlib
name = "so"[::-1] if __name__ else "math"
result = importlib.import_module(name.lower()).getpid()
