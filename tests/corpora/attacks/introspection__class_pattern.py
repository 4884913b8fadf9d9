# technique: introspection; layers: static; expect: refused
match object:
    case type(__subclasses__=walk):
        result = len(walk())
