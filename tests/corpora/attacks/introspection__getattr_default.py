# technique: introspection; layers: static; expect: refused
x = getattr(print, "__self__", None)
result = x.eval("1")
