# technique: introspection; layers: static; expect: refused
result = getattr((), "__class__").__name__
