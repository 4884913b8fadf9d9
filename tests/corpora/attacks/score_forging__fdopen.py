# technique: score_forging; layers: static; expect: refused
import os
channel = os.fdopen(3, "wb")
result = 0
