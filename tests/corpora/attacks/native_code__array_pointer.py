# technique: native_code; layers: static; expect: refused
import numpy as np
result = np.zeros(3).ctypes.data
