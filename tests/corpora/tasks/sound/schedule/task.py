"""Give jobs to machines so that all are done soon."""

from stop import Instance, InvalidAnswer, Task
from stop.answers import integers


def draw(rng):
    return Instance(args=({"jobs": rng.integers(1, 50, 14).tolist(), "machines": 3},))


def score(instance, answer):
    jobs, machines = instance.args[0]["jobs"], instance.args[0]["machines"]
    if type(answer) is not dict or set(answer) != {"machine"}:
        raise InvalidAnswer("no dictionary with the one key machine")
    places = integers(answer["machine"], len(jobs), upper=machines)
    loads = [sum(job for job, place in zip(jobs, places) if place == machine) for machine in range(machines)]
    return sum(jobs) / machines / max(loads)


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
