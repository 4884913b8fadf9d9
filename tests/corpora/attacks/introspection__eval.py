# technique: introspection; layers: static; expect: refused
result = eval("1 + 1")
