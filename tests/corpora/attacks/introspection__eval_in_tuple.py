# technique: introspection; layers: static; expect: refused
result = (print, eval)[1]("1 + 1")
