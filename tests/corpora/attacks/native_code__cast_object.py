# technique: native_code; layers: static; expect: refused
import ctypes
x = 5
result = ctypes.cast(id(x), ctypes.POINTER(ctypes.c_long))[0]
