# technique: introspection; layers: static; expect: refused
def outer(secret):
    return lambda: secret
result = outer(7).__closure__[0].cell_contents
