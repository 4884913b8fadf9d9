import itertools
import random


def cost(flow, distance, perm):
    n = len(perm)
    return sum(flow[i][j] * distance[perm[i]][perm[j]] for i in range(n) for j in range(n))


def algorithm(F, D, P):
    n = len(F)
    perm = list(range(n))
    random.Random(0).shuffle(perm)
    best = cost(F, D, perm)
    while True:
        moves = []
        for a, b in itertools.combinations(range(n), 2):
            perm[a], perm[b] = perm[b], perm[a]
            c = cost(F, D, perm)
            if c > best:
                moves.append((c, a, b))
            perm[a], perm[b] = perm[b], perm[a]
        if not moves:
            return perm
        best, a, b = max(moves)
        perm[a], perm[b] = perm[b], perm[a]


F = [[(i * 3 + j) % 7 for j in range(7)] for i in range(7)]
D = [[(i + 2 * j) % 5 for j in range(7)] for i in range(7)]
result = algorithm(F, D, None)
