# technique: introspection; layers: static; expect: refused
under = chr(95) * 2
result = getattr(object, under + "subclasses" + under)()
