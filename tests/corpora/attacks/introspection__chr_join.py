# technique: introspection; layers: static; expect: refused
n = "".join(map(chr, [95, 95, 100, 105, 99, 116, 95, 95]))
result = str(getattr(type, n))
