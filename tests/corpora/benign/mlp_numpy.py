import numpy as np
class MLP:
    def __init__(self, sizes, seed=0):
        rng = np.random.RandomState(seed)
        self.W = [rng.randn(a, b) * np.sqrt(2 / a) for a, b in zip(sizes, sizes[1:])]
        self.b = [np.zeros(b) for b in sizes[1:]]
    def forward(self, X):
        self.acts = [X]
        for i, (W, b) in enumerate(zip(self.W, self.b)):
            Z = self.acts[-1] @ W + b
            self.acts.append(np.maximum(Z, 0) if i < len(self.W) - 1 else 1 / (1 + np.exp(-Z)))
        return self.acts[-1]
    def step(self, X, y, lr=0.5):
        out = self.forward(X)
        delta = (out - y) / len(X)
        for i in reversed(range(len(self.W))):
            gW, gb = self.acts[i].T @ delta, delta.sum(0)
            if i:
                delta = (delta @ self.W[i].T) * (self.acts[i] > 0)
            self.W[i] -= lr * gW
            self.b[i] -= lr * gb
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float); y = np.array([[0], [1], [1], [0]], float)
net = MLP([2, 8, 1], seed=3)
for _ in range(500):
    net.step(X, y)
result = np.round(net.forward(X)).astype(int).ravel().tolist()
