# technique: introspection; layers: static; expect: refused
def f():
    pass
result = "{0.__globals__}".format(f)
