# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL(None).syscall(313, 0, b"", 0)
