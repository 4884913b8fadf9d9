# technique: native_code; layers: static; expect: refused
import numpy as np
a = np.arange(4)
p = a.ctypes.data_as(np.ctypeslib.ctypes.POINTER(np.ctypeslib.ctypes.c_long))
result = p[10]
