# technique: native_code; layers: static; expect: refused
import cffi
ffi = cffi.FFI()
ffi.cdef("int getpid(void);")
result = ffi.dlopen(None).getpid()
