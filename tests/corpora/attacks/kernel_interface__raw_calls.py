# technique: kernel_interface; layers: static,syscall; expect: refused
from ctypes import CDLL
libc = CDLL("libc.so.6")
for n in (165, 166, 272, 308, 321):
    libc.syscall(n, 0, 0, 0, 0)
