# technique: introspection; layers: static; expect: refused
def g():
    yield 1
x = g()
result = list(x.gi_frame.f_back.f_globals if x.gi_frame.f_back else x.gi_frame.f_builtins)[:3]
