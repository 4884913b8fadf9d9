import numpy as np


class AntColony:
    """A small ant system; pheromone lives on the edges."""

    def __init__(self, distances, n_ants=6, decay=0.9, alpha=1.0, beta=2.0, seed=0):
        self.distances = distances + np.eye(len(distances)) * 1e9
        self.pheromone = np.ones_like(distances) / len(distances)
        self.n_ants, self.decay, self.alpha, self.beta = n_ants, decay, alpha, beta
        self.rng = np.random.default_rng(seed)

    def __call__(self, iterations):
        best = (np.inf, None)
        for _ in range(iterations):
            tours = [self._walk() for _ in range(self.n_ants)]
            self.pheromone *= self.decay
            for length, tour in tours:
                for a, b in zip(tour, np.roll(tour, -1)):
                    self.pheromone[a, b] += 1.0 / length
            best = min([best, *tours], key=lambda pair: pair[0])
        return best

    def _walk(self):
        n = len(self.distances)
        tour = [int(self.rng.integers(n))]
        while len(tour) < n:
            weights = self.pheromone[tour[-1]] ** self.alpha * (1 / self.distances[tour[-1]]) ** self.beta
            weights[tour] = 0
            tour.append(int(self.rng.choice(n, p=weights / weights.sum())))
        return sum(self.distances[a, b] for a, b in zip(tour, tour[1:] + tour[:1])), tour


points = np.random.default_rng(1).random((8, 2))
matrix = np.linalg.norm(points[:, None] - points[None], axis=-1)
length, tour = AntColony(matrix)(8)
result = {"length": float(length), "tour": tour}
