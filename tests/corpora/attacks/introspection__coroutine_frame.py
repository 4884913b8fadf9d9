# technique: introspection; layers: static; expect: refused
async def f():
    return 1
c = f()
result = sorted(c.cr_frame.f_locals)
c.close()
