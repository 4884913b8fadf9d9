# technique: score_forging; layers: static,syscall; expect: refused
import os
os.write(3, b'{"score": 1.0}')
result = 0
