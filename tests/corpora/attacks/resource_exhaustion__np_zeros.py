# technique: resource_exhaustion; layers: runtime; expect: observed
import numpy as np
a = np.ones((50000, 50000))
result = float(a.sum())
