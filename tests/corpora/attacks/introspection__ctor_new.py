# technique: introspection; layers: static; expect: refused
result = type(type(lambda: 0))
F = type(lambda: 0)
g = F((lambda: 1).__code__, {})
