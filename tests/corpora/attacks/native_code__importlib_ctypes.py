# technique: native_code; layers: static; expect: refused
c = __import__("ctypes")
libc = c.CDLL(None)
result = libc.getpid()
