# technique: score_forging; layers: static,container; expect: refused
import os
os.write(3, b'{"score": 1.0}')
result = 0
