import heapq
from collections import namedtuple

Operation = namedtuple("Operation", ["job", "index", "machine", "duration"])
JOBS = [[(0, 3), (1, 2), (2, 2)], [(0, 2), (2, 1), (1, 4)], [(1, 4), (2, 3)]]


def dispatch(jobs, rule):
    ready = {j: 0 for j in range(len(jobs))}
    machine_free = {m: 0 for job in jobs for m, _ in job}
    queue = []
    for j, job in enumerate(jobs):
        op = Operation(j, 0, *job[0])
        heapq.heappush(queue, (rule(op), op))
    makespan, plan = 0, []
    while queue:
        _, op = heapq.heappop(queue)
        start = max(ready[op.job], machine_free[op.machine])
        end = start + op.duration
        ready[op.job] = machine_free[op.machine] = end
        plan.append((op.job, op.machine, start, end))
        makespan = max(makespan, end)
        if op.index + 1 < len(jobs[op.job]):
            following = Operation(op.job, op.index + 1, *jobs[op.job][op.index + 1])
            heapq.heappush(queue, (rule(following), following))
    return makespan, plan


rules = {"spt": lambda o: o.duration, "lpt": lambda o: -o.duration, "fifo": lambda o: (o.index, o.job)}
result = {name: dispatch(JOBS, rule)[0] for name, rule in rules.items()}
