# technique: introspection; layers: static; expect: refused
def f():
    return globals()["__builtins__"]
result = str(f())[:10]
