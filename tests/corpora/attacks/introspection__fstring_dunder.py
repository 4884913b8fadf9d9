# technique: introspection; layers: static; expect: refused
x = 3
result = f"{x.__class__.__base__.__subclasses__()!r}"[:10]
