# technique: introspection; layers: static; expect: refused
def walk(cls):
    yield cls
    for sub in type.__subclasses__(cls):
        yield from walk(sub)
result = sum(1 for _ in walk(object))
