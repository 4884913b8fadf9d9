import random


def order_crossover(a, b, rng):
    n = len(a)
    i, j = sorted(rng.sample(range(n), 2))
    middle = a[i:j]
    rest = [g for g in b if g not in set(middle)]
    return rest[:i] + middle + rest[i:]


def algorithm(F, D, P, generations=25, size=14):
    rng = random.Random(42)
    n = len(F)

    def fitness(p):
        return sum(F[i][j] * D[p[i]][p[j]] for i in range(n) for j in range(n)) - 0.5 * sum(
            P[i][p[i]] for i in range(n)
        )

    population = [rng.sample(range(n), n) for _ in range(size)]
    for _ in range(generations):
        population.sort(key=fitness, reverse=True)
        elite = population[: size // 2]
        children = []
        while len(elite) + len(children) < size:
            child = order_crossover(*rng.sample(elite, 2), rng)
            if rng.random() < 0.3:
                x, y = rng.sample(range(n), 2)
                child[x], child[y] = child[y], child[x]
            children.append(child)
        population = elite + children
    return max(population, key=fitness)


M = [[((i + 1) * (j + 3)) % 11 / 11 for j in range(8)] for i in range(8)]
result = algorithm(M, M[::-1], M)
