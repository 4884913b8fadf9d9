import asyncio
import contextvars

request_id: contextvars.ContextVar[int] = contextvars.ContextVar("request_id", default=0)

async def worker(n: int) -> int:
    request_id.set(n)
    await asyncio.sleep(0)
    return request_id.get()

async def main() -> list[int]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(n)) for n in range(5)]
    return [task.result() for task in tasks]

result = asyncio.run(main())
