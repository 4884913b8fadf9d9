# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).personality(0x0040000)
