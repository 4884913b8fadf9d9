# technique: score_forging; layers: static,container; expect: refused
import sys
sys.stdout.write('{"status": "ok", "score": 1.0}\n')
sys.stdout.flush()
import os
os.close(3)
