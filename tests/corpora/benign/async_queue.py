import asyncio

async def producer(q, n):
    for i in range(n):
        await q.put(i)
    await q.put(None)

async def consumer(q):
    total = 0
    while (item := await q.get()) is not None:
        total += item
        q.task_done()
    return total

async def main():
    q = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(producer(q, 10), consumer(q))
    loop = asyncio.get_running_loop()
    more = await loop.run_in_executor(None, sum, range(5))
    done, pending = await asyncio.wait({asyncio.create_task(asyncio.sleep(0, 7))})
    return [total, more, done.pop().result(), len(pending)]

if __name__ == "__main__":
    result = asyncio.run(main())
