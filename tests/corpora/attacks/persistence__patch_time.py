# technique: persistence; layers: static; expect: refused
import time
time.perf_counter = lambda: 0.0
