# technique: introspection; layers: static; expect: refused
co = compile("open('/etc/passwd')", "<s>", "eval")
result = eval(co)
