# technique: introspection; layers: static; expect: refused
value = ()
for name in ("__class__", "__base__", "__subclasses__"):
    value = getattr(value, name)
result = len(value())
