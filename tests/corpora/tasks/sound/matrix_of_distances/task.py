"""Complete a matrix of distances."""

import numpy as np

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    points = rng.random((8, 2))
    whole = np.linalg.norm(points[:, None] - points[None], axis=2)
    return Instance(args=(np.where(rng.random((8, 8)) < 0.3, -1.0, whole),), hidden=whole)


def score(instance, answer):
    if type(answer) is not np.ndarray or answer.shape != (8, 8) or answer.dtype != np.float64:
        raise InvalidAnswer("no array of floats of shape (8, 8)")
    if not np.isfinite(answer).all() or (np.abs(answer) > 10).any():
        raise InvalidAnswer("no finite distances")
    return float(max(0.0, 1 - 5 * np.abs(answer - instance.hidden).mean()))


task = Task(draw=draw, score=score, entry="algorithm", call_seconds=0.1, instances={"val": 12, "test": 12})
