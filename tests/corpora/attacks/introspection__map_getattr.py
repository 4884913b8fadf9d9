# technique: introspection; layers: static; expect: refused
result = list(map(lambda n: getattr(print, n), ["__self__", "__module__"]))
