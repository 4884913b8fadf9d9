# technique: introspection; layers: static; expect: refused
import threading
threading.setprofile(lambda *a: None)
