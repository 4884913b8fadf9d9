# technique: introspection; layers: static; expect: refused
result = globals()["__snitliub__"[::-1]] is not None
