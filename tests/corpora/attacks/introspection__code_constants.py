# technique: introspection; layers: static; expect: refused
def f():
    return 42
result = f.__code__.co_consts
