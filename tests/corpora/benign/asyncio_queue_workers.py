import asyncio
import contextlib


async def numbers(limit):
    for n in range(limit):
        yield n
        await asyncio.sleep(0)


async def consume(source, sink):
    async for n in source:
        if n % 3 == 0:
            sink.append(n)


async def main():
    sink = []
    async with contextlib.AsyncExitStack():
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(consume(numbers(30), sink), timeout=1)
    squares = [n * n async for n in numbers(5)]
    return sink, squares


if __name__ == "__main__":
    result = asyncio.run(main())
else:
    result = asyncio.new_event_loop().run_until_complete(main())
