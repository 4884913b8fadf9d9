# technique: introspection; layers: static; expect: refused
result = ｅｖａｌ("1 + 1")
