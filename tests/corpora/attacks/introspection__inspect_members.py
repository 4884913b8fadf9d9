# technique: introspection; layers: static; expect: refused
import inspect, sys
result = inspect.getmembers(sys.modules[__name__])
