# technique: network; layers: static,syscall; expect: refused
import asyncio
loop = asyncio.new_event_loop()
loop.run_until_complete(loop.create_connection(asyncio.Protocol, "127.0.0.1", 80))
