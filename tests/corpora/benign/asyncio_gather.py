import asyncio


async def evaluate(x, delay):
    await asyncio.sleep(delay)
    return (x - 3) ** 2


async def search(candidates):
    semaphore = asyncio.Semaphore(4)

    async def bounded(x):
        async with semaphore:
            return x, await evaluate(x, 0.001)

    scored = await asyncio.gather(*(bounded(x) for x in candidates))
    return min(scored, key=lambda pair: pair[1])


result = asyncio.run(search([k / 2 for k in range(12)]))
