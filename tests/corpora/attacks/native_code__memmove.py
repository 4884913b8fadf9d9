# technique: native_code; layers: static; expect: refused
import ctypes
a = b"abcdef"
ctypes.memmove(id(a) + 32, b"zzz", 3)
