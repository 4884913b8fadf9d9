# technique: persistence; layers: static; expect: refused
import numpy as np
np.sum = lambda *a, **k: 1.0
