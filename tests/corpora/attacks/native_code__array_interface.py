# technique: native_code; layers: static; expect: refused
class Raw:
    __array_interface__ = {"shape": (8,), "typestr": "|u1", "data": (1 << 40, True), "version": 3}
import numpy as np
result = np.asarray(Raw()).tolist()
