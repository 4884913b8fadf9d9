# technique: kernel_interface; layers: syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).iopl(3)
