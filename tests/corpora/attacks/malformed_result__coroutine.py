# technique: malformed_result; layers: broker; expect: observed
async def answer():
    return 1
result = answer()
