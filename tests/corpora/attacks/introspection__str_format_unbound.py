# technique: introspection; layers: static; expect: refused
result = str.format("{0.__class__}", 1)
