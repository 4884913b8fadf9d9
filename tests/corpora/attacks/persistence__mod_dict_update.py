# technique: persistence; layers: static; expect: refused
import math
math.__dict__.update(sqrt=lambda x: 0)
