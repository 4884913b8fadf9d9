# technique: process_spawn; layers: static,syscall; expect: refused
import ctypes
result = ctypes.CDLL("libc.so.6").system(b"id")
