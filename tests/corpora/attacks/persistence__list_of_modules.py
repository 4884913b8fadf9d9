# technique: persistence; layers: static; expect: refused
import math, random
for module in (math, random):
    module.marker = 1
