# technique: native_code; layers: static; expect: refused
import marshal
result = marshal.dumps([1, 2])
