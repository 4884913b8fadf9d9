# technique: native_code; layers: static; expect: refused
from ctypes import cdll, c_int
libc = cdll.LoadLibrary("libc.so.6")
result = libc.abs(c_int(-3))
