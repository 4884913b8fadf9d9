# technique: native_code; layers: static; expect: refused
from ctypes import util
result = util.find_library("c")
