import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, suppress

class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n

@asynccontextmanager
async def resource(log):
    log.append("open")
    try:
        yield log
    finally:
        log.append("close")

async def main():
    log = []
    sem = asyncio.Semaphore(2)
    async with resource(log):
        async for i in Ticker(3):
            async with sem:
                log.append(i)
        with suppress(asyncio.TimeoutError):
            async with asyncio.timeout(0.01):
                await asyncio.Event().wait()
    return log + [x async for x in Ticker(2)]

result = asyncio.run(main())
