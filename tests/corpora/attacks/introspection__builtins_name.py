# technique: introspection; layers: static; expect: refused
result = sorted(__builtins__.__dict__)[:3] if hasattr(__builtins__, "__dict__") else 0
