# technique: introspection; layers: static; expect: refused
def f():
    pass
result = sorted(f.__globals__)
