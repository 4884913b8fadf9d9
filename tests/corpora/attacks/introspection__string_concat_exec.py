# technique: introspection; layers: static; expect: refused
run = eval("ex" + "ec")
run("x = 5")
