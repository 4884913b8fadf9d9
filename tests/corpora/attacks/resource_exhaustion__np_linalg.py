# technique: resource_exhaustion; layers: runtime; expect: observed
import numpy as np
a = np.random.rand(4000, 4000)
result = float(np.linalg.eig(a)[0][0].real)
