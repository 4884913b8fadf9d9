# technique: introspection; layers: static; expect: refused
result = globals()["__builtins__"] is not None
