# technique: native_code; layers: static; expect: refused
import ctypes, numpy as np
buf = (ctypes.c_char * 64).from_address(id(1))
result = np.frombuffer(buf, dtype="u1").tolist()
