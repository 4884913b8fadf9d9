# technique: persistence; layers: static; expect: refused
import numpy as np
np.random.seed = lambda *a: None
np.random.mtrand._rand = None
