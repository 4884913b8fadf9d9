# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
libc = ctypes.CDLL(None)
libc.prctl(22, 0)
result = libc.syscall(317, 1, 0, 0)
