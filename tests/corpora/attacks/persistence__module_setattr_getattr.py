# technique: persistence; layers: static; expect: refused
import numpy as np
setattr(np.random, "seed", lambda *a, **k: None)
