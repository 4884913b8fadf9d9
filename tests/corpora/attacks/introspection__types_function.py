# technique: introspection; layers: static; expect: refused
import types
f = types.FunctionType(compile("1", "", "eval"), {})
result = f()
