# technique: file_access; layers: static,syscall; expect: refused
import asyncio
async def read():
    return await asyncio.to_thread(lambda: open("/etc/passwd").read())
result = asyncio.run(read())
