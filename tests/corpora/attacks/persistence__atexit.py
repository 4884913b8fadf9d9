# technique: persistence; layers: static; expect: refused
import atexit
atexit.register(print, "late")
result = 0
