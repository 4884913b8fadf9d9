import random
from typing import Callable, Sequence

Genome = Sequence[int]


def evolve(fitness: Callable[[Genome], float], length: int, *, size=20, generations=30, rate=None, seed=0) -> Genome:
    rng = random.Random(seed)
    rate = rate if rate is not None else 1 / length
    population = [[rng.randint(0, 1) for _ in range(length)] for _ in range(size)]

    def tournament(k=3):
        return max(rng.sample(population, k), key=fitness)

    for _generation in range(generations):
        elite = max(population, key=fitness)
        offspring = [elite]
        while len(offspring) < size:
            mother, father = tournament(), tournament()
            point = rng.randrange(1, length)
            child = [g ^ (rng.random() < rate) for g in mother[:point] + father[point:]]
            offspring.append(child)
        population = offspring
    return max(population, key=fitness)


deceptive = lambda g: sum(5 if not any(g[i : i + 4]) else sum(g[i : i + 4]) for i in range(0, len(g), 4))
best = evolve(deceptive, 16)
result = [best, deceptive(best)]
