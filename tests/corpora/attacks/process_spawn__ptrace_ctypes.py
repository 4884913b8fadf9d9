# technique: process_spawn; layers: static,syscall; expect: refused
import ctypes
libc = ctypes.CDLL(None)
result = libc.ptrace(16, 1, 0, 0)
