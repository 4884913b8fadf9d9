# technique: native_code; layers: static; expect: refused
from ctypes import memset, c_char, addressof
buf = (c_char * 8)()
memset(addressof(buf), 65, 8)
result = buf.raw
