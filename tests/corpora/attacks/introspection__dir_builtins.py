# technique: introspection; layers: static; expect: refused
result = [n for n in dir(__builtins__) if "open" in n]
