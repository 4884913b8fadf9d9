# technique: introspection; layers: static; expect: refused
result = print.__self__.__name__
