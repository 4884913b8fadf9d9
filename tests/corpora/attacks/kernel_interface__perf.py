# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).syscall(298, 0, 0, -1, -1, 0)
