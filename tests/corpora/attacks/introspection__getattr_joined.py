# technique: introspection; layers: static; expect: refused
result = getattr(object, "".join(["__sub", "classes", "__"]))()
