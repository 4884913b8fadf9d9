# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).syscall(317, 0, 0, 0)
