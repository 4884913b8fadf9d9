# technique: introspection; layers: static; expect: observed
name = str.__doc__[0:0] + "__" + "glo" "bals" + "__"
def f(): pass
result = list(getattr(f, name))[:2]
