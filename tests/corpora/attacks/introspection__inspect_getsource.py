# technique: introspection; layers: static; expect: observed
import inspect, random
result = inspect.getsource(random.choice)
