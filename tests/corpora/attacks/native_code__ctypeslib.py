# technique: native_code; layers: static; expect: refused
import numpy as np
lib = np.ctypeslib.load_library("libc", "/lib")
