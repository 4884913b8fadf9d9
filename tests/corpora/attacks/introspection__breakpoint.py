# technique: introspection; layers: static; expect: refused
breakpoint()
result = 0
