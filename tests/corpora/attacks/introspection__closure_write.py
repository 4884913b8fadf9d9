# technique: introspection; layers: static; expect: refused
def make():
    n = 0
    def f():
        return n
    return f
f = make()
f.__closure__[0].cell_contents = 5
result = f()
