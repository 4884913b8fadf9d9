# technique: native_code; layers: static; expect: refused
import marshal, types
code = marshal.loads(marshal.dumps(compile("1+1", "", "eval")))
result = eval(code)
