# technique: native_code; layers: static; expect: refused
from cffi import FFI
result = FFI().dlopen(None) is not None
