# technique: kernel_interface; layers: static,syscall; expect: refused
import os, ctypes
libc = ctypes.CDLL(None)
result = libc.setns(0, 0x40000000)
