# technique: flood; layers: container; expect: refused
import os
for i in range(10**6):
    try:
        os.mkdir(f"/tmp/{i}")
    except OSError:
        pass
