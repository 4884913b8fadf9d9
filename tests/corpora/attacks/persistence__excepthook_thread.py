# technique: persistence; layers: static; expect: refused
import threading
threading.excepthook = lambda args: None
