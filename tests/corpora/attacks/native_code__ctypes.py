# technique: native_code; layers: static; expect: refused
import ctypes
result = ctypes.CDLL(None).getpid()
