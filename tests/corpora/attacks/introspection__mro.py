# technique: introspection; layers: static; expect: refused
result = [c.__name__ for c in type("").mro()]
