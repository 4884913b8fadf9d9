# technique: introspection; layers: static; expect: refused
result = object.__getattribute__((), "__class__").__base__
