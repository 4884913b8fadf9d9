# technique: score_forging; layers: static,container; expect: refused
import os
for fd in (1, 2, 3, 4, 5):
    try:
        os.write(fd, b"SCORE 1.0\n")
    except OSError:
        pass
