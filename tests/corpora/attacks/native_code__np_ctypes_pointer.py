# technique: native_code; layers: static; expect: refused
import numpy as np
a = np.zeros(4)
result = a.__array_interface__["data"][0]
