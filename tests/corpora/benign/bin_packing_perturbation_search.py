import copy
import random


def pack(order, sizes, cap):
    loads, where = [], []
    for i in order:
        for b, load in enumerate(loads):
            if load + sizes[i] <= cap:
                loads[b] += sizes[i]
                where.append((i, b))
                break
        else:
            loads.append(sizes[i])
            where.append((i, len(loads) - 1))
    return loads, where


def algorithm(sizes, cap):
    rng = random.Random(5)
    order = sorted(range(len(sizes)), key=lambda i: -sizes[i])
    best = pack(order, sizes, cap)
    for _ in range(100):
        trial = copy.deepcopy(order)
        i, j = rng.randrange(len(trial)), rng.randrange(len(trial))
        trial[i], trial[j] = trial[j], trial[i]
        packed = pack(trial, sizes, cap)
        if (len(packed[0]), -sum(l * l for l in packed[0])) <= (len(best[0]), -sum(l * l for l in best[0])):
            order, best = trial, packed
    return best


result = algorithm([4, 8, 1, 4, 2, 1, 7, 5, 3, 6, 2, 9], 10)
