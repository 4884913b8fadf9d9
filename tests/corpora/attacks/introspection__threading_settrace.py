# technique: introspection; layers: static; expect: refused
import threading
threading.settrace(lambda *a: None)
threading.settrace(None)
result = 0
