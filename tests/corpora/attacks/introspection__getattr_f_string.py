# technique: introspection; layers: static; expect: refused
word = "globals"
def f():
    pass
result = sorted(getattr(f, f"__{word}__"))
