# technique: persistence; layers: static; expect: refused
import time
def prepare(m):
    m.time = lambda: 0
prepare(time)
