# technique: introspection; layers: static; expect: refused
result = getattr(object, "__sessalcbus__"[::-1])()
