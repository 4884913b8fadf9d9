import math
import random


class MLP:
    def __init__(self, sizes, seed=0):
        rng = random.Random(seed)
        self.layers = [
            ([[rng.gauss(0, 1 / math.sqrt(a)) for _ in range(a)] for _ in range(b)], [0.0] * b)
            for a, b in zip(sizes, sizes[1:])
        ]

    def forward(self, x):
        activations = [x]
        for weights, biases in self.layers:
            x = [math.tanh(sum(w * v for w, v in zip(row, x)) + b) for row, b in zip(weights, biases)]
            activations.append(x)
        return activations

    def step(self, x, target, rate):
        acts = self.forward(x)
        delta = [(o - t) * (1 - o * o) for o, t in zip(acts[-1], target)]
        for (weights, biases), below in zip(reversed(self.layers), reversed(acts[:-1])):
            back = [sum(d * row[i] for d, row in zip(delta, weights)) for i in range(len(below))]
            for d, row, k in zip(delta, weights, range(len(biases))):
                for i, v in enumerate(below):
                    row[i] -= rate * d * v
                biases[k] -= rate * d
            delta = [b * (1 - v * v) for b, v in zip(back, below)]


net = MLP([2, 4, 1], seed=3)
data = [([0, 0], [-1]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [-1])]
for epoch in range(300):
    for x, t in data:
        net.step(x, t, 0.2)
result = [round(net.forward(x)[-1][0], 2) for x, _ in data]
