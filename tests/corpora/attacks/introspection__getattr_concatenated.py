# technique: introspection; layers: static; expect: refused
result = getattr(object, "__sub" + "classes__")()
