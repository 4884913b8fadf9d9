# technique: score_forging; layers: static,container; expect: refused
import os
os.dup2(1, 3)
result = 0
