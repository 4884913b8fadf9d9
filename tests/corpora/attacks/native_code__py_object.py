# technique: native_code; layers: static; expect: refused
import ctypes
result = ctypes.py_object.from_address(id([]) + 8)
