# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
libc = ctypes.CDLL(None)
params = ctypes.create_string_buffer(120)
result = libc.syscall(425, 8, params)
