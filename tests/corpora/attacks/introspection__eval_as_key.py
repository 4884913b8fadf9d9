# technique: introspection; layers: static; expect: refused
result = max(["1", "2"], key=eval)
