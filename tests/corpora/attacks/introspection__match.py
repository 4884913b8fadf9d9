# technique: introspection; layers: static; expect: refused
match ():
    case object(__class__=c):
        result = c.__base__
