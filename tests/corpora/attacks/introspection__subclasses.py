# technique: introspection; layers: static; expect: refused
result = len(().__class__.__base__.__subclasses__())
