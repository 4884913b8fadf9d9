# technique: network; layers: static,syscall; expect: refused
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    return await loop.create_server(asyncio.Protocol, "127.0.0.1", 9)
result = asyncio.run(main())
