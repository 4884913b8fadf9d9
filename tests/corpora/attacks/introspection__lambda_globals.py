# technique: introspection; layers: static; expect: refused
result = (lambda: 0).__globals__["__name__"]
