# technique: introspection; layers: static; expect: refused
if __name__ == "never":
    eval = None
result = eval("1 + 1")
