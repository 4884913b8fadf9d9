# technique: introspection; layers: static; expect: refused
result = __builtins__["eval"]("1") if isinstance(__builtins__, dict) else __builtins__.eval("1")
