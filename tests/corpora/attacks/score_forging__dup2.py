# technique: score_forging; layers: static,syscall; expect: refused
import os
os.dup2(1, 3)
result = 0
