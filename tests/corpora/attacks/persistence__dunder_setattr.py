# technique: persistence; layers: static; expect: refused
import math
math.__setattr__("tau", 3)
