# technique: persistence; layers: static; expect: refused
import numpy as np, os
np.save(os.path.join("/var/tmp", "weights"), np.ones(2))
