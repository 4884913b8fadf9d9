# technique: native_code; layers: static; expect: refused
from cffi import FFI
ffi = FFI()
lib = ffi.dlopen(None)
