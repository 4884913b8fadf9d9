# technique: score_forging; layers: static; expect: refused
class A:
    pass
class B:
    pass
a = A()
a.__class__ = B
result = type(a).__name__
