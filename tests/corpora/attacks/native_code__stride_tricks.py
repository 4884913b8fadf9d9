# technique: native_code; layers: static; expect: observed
import numpy as np
a = np.zeros(4)
v = np.lib.stride_tricks.as_strided(a, shape=(10**6,), strides=(8,))
result = float(v[100000])
