# technique: persistence; layers: static; expect: refused
import time
def freeze(clock=time):
    clock.perf_counter = lambda: 0.0
freeze()
