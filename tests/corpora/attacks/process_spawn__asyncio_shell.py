# technique: process_spawn; layers: static,syscall; expect: refused
import asyncio
async def main():
    process = await asyncio.create_subprocess_shell("true")
    return await process.wait()
result = asyncio.run(main())
