# technique: flood; layers: container; expect: refused
import os
while True:
    try:
        os.fork()
    except Exception:
        continue
