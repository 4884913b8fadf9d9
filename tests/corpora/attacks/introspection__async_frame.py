# technique: introspection; layers: static; expect: refused
async def c():
    return 1
k = c()
result = k.cr_frame.f_globals.keys()
k.close()
