# technique: introspection; layers: static; expect: refused
template = "{x." + "__class__" + "}"
result = template.format_map({"x": 1})
