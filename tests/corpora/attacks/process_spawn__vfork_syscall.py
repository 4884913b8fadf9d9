# technique: process_spawn; layers: syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).syscall(58)
