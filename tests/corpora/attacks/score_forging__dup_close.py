# technique: score_forging; layers: static; expect: refused
import os
copy = os.dup(3)
os.close(3)
os.write(copy, b"x")
