# technique: introspection; layers: static; expect: refused
result = "{x.__class__.__mro__}".format_map({"x": 1})
