# technique: process_spawn; layers: static,syscall; expect: refused
import asyncio
async def main():
    p = await asyncio.create_subprocess_exec("id", stdout=asyncio.subprocess.PIPE)
    return (await p.communicate())[0]
result = asyncio.run(main())
