# technique: resource_exhaustion; layers: static,container; expect: observed
import numpy as np
a = np.random.rand(3000, 3000)
while True:
    a = a @ a
