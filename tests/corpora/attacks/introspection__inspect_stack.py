# technique: introspection; layers: static; expect: refused
import inspect
result = len(inspect.stack())
