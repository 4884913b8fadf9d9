# technique: native_code; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).getpid()
