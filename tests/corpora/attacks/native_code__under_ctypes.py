# technique: native_code; layers: static; expect: refused
import _ctypes
result = 0
