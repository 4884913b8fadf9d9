# technique: kernel_interface; layers: static,syscall; expect: refused
from ctypes import CDLL
result = CDLL(None).syscall(250, 0, -3, 0)
