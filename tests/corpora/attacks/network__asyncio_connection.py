# technique: network; layers: static,syscall; expect: refused
import asyncio
async def main():
    reader, writer = await asyncio.open_connection("example.com", 80)
    return 0
result = asyncio.run(main())
