# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
result = libc.mount(b"none", b"/mnt", b"tmpfs", 0, None)
