# technique: native_code; layers: static; expect: refused
import numpy as np
class Fake:
    __array_interface__ = {"shape": (8,), "typestr": "|u1", "data": (0x400000, True), "version": 3}
result = np.asarray(Fake()).tolist()
