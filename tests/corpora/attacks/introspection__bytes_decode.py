# technique: introspection; layers: static; expect: refused
result = getattr([], b"__class__".decode()).__name__
