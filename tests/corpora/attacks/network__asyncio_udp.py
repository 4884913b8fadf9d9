# technique: network; layers: static,syscall; expect: refused
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("127.0.0.1", 9))
asyncio.run(main())
