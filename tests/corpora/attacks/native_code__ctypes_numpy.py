# technique: native_code; layers: static; expect: refused
import numpy as np
result = np.ctypeslib.load_library("libc", ".") is not None
