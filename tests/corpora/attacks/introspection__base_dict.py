# technique: introspection; layers: static; expect: refused
result = [c for c in object.__subclasses__() if "Popen" in c.__name__]
