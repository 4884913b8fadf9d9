# technique: introspection; layers: static; expect: refused
def f(x=1):
    return x
f.__defaults__ = (2,)
result = f()
