# technique: resource_exhaustion; layers: runtime; expect: observed
import numpy as np
x = np.arange(10**5)
result = (x[:, None] * x[None, :]).sum()
