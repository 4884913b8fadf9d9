# technique: native_code; layers: static,syscall; expect: refused
import os, ctypes
fd = os.memfd_create("lib")
ctypes.CDLL(f"/proc/self/fd/{fd}")
