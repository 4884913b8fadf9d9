# technique: introspection; layers: static; expect: refused
arguments = (object, "__subclasses__")
result = getattr(*arguments)()
