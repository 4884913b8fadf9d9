# technique: introspection; layers: static; expect: refused
def outer():
    secret = 1
    def inner():
        return secret
    return inner
result = outer().__closure__[0].cell_contents
