# technique: native_code; layers: static; expect: refused
import ctypes
class Obj(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_ssize_t)]
result = Obj.from_address(id(None)).refcnt
