# technique: introspection; layers: static; expect: refused
result = type.__getattribute__(object, "__subclasses__")()
