# technique: introspection; layers: static; expect: refused
ops = {"add": "a + b"}
result = eval(ops["add"], {"a": 1, "b": 2})
