# technique: introspection; layers: static; expect: refused
class A:
    pass
A().__class__.__bases__[0].__subclasses__()
