# technique: persistence; layers: static; expect: refused
import numpy as np
np.random.default_rng = lambda seed=None: None
result = 0
