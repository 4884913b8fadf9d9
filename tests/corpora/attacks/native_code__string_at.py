# technique: native_code; layers: static; expect: refused
from ctypes import string_at
result = string_at(id("secret"), 64)
