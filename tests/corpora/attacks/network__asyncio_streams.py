# technique: network; layers: static,syscall; expect: refused
import asyncio
async def leak():
    reader, writer = await asyncio.open_connection("127.0.0.1", 80)
    writer.write(b"x")
asyncio.run(leak())
