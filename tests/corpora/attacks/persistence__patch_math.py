# technique: persistence; layers: static; expect: refused
import math
setattr(math, "isclose", lambda a, b: True)
