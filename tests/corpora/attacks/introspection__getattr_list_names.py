# technique: introspection; layers: static; expect: refused
for name in ["__globals__", "__code__"]:
    f = lambda: 0
    result = getattr(f, name)
