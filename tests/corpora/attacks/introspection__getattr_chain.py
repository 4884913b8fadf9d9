# technique: introspection; layers: static; expect: refused
o = ()
for name in ("__class__", "__base__", "__subclasses__"):
    o = getattr(o, name)
    if name != "__class__" and callable(o) and not isinstance(o, type):
        o = o()
result = len(o)
