# technique: persistence; layers: static; expect: refused
import math
for name in ("sin", "cos"):
    setattr(math, name, lambda x: 0)
