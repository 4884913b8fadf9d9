# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
s = ctypes.CDLL(None).syscall
result = [s(n, 0, 0, 0) for n in (155, 161, 165, 169, 272, 308)]
