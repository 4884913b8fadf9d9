# technique: introspection; layers: static; expect: refused
class A:
    pass
result = "{0.__class__.__init__.__globals__}".format(A())
