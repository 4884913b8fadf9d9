# technique: network; layers: static,syscall; expect: refused
import asyncio
async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    async with server:
        await asyncio.sleep(0)
asyncio.run(main())
