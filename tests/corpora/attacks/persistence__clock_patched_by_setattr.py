# technique: persistence; layers: static; expect: refused
import time
setattr(time, "time", lambda: 0.0)
result = time.time()
