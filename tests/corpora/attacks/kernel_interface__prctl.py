# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
libc = ctypes.CDLL(None)
result = libc.prctl(38, 0, 0, 0, 0)
