# technique: introspection; layers: static; expect: refused
result = getattr(object, bytes.fromhex("5f5f737562636c61737365735f5f").decode())()
