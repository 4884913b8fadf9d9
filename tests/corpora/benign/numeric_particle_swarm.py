import random
from dataclasses import dataclass
from typing import Callable, List


@dataclass
class Particle:
    position: List[float]
    velocity: List[float]
    best: List[float]
    best_value: float


def swarm(f: Callable[[List[float]], float], dim: int, size: int = 12, steps: int = 40) -> List[float]:
    rng = random.Random(99)
    particles = []
    for _ in range(size):
        pos = [rng.uniform(-5, 5) for _ in range(dim)]
        particles.append(Particle(pos, [0.0] * dim, pos[:], f(pos)))
    leader = min(particles, key=lambda p: p.best_value)
    g, gv = leader.best[:], leader.best_value
    for _ in range(steps):
        for p in particles:
            for i in range(dim):
                p.velocity[i] = (
                    0.7 * p.velocity[i]
                    + 1.4 * rng.random() * (p.best[i] - p.position[i])
                    + 1.4 * rng.random() * (g[i] - p.position[i])
                )
                p.position[i] += p.velocity[i]
            value = f(p.position)
            if value < p.best_value:
                p.best, p.best_value = p.position[:], value
                if value < gv:
                    g, gv = p.position[:], value
    return g


result = [round(v, 3) for v in swarm(lambda x: sum(v * v for v in x), 3)]
