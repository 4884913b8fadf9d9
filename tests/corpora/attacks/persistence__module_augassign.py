# technique: persistence; layers: static; expect: refused
import math
math.pi += 1
