# technique: persistence; layers: static; expect: refused
import atexit
atexit.register(lambda: print("bye"))
