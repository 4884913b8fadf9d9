# technique: persistence; layers: static; expect: refused
import math
for math.pi in (3,):
    result = math.pi
