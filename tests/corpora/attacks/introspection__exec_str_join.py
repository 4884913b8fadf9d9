# technique: introspection; layers: static; expect: refused
source = "\n".join(["x = 1", "y = x + 1"])
exec(source)
