# technique: introspection; layers: static; expect: refused
exec = exec
exec("result = 1")
