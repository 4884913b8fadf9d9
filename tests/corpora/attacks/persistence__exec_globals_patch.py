# technique: persistence; layers: static; expect: refused
import time
def slow():
    pass
time.sleep = slow
