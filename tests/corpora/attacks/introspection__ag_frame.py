# technique: introspection; layers: static; expect: refused
async def a():
    yield 1
result = a().ag_frame.f_code.co_name
