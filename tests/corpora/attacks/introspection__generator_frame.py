# technique: introspection; layers: static; expect: refused
g = (i for i in range(3))
result = sorted(g.gi_frame.f_back.f_globals)
