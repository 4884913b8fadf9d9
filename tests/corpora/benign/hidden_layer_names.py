import numpy as np
class Net:
    def __init__(self, inputs, hidden, labels):
        rng = np.random.default_rng(0)
        self.hidden = rng.normal(size=(inputs, hidden))
        self.out = rng.normal(size=(hidden, labels))
        self.params = {"hidden": self.hidden, "labels": labels}
    def forward(self, x):
        return np.tanh(x @ self.hidden) @ self.out
    def update(self, **changes):
        self.params.update(changes)
        self.__dict__.update(changes)
net = Net(3, 4, 2)
net.update(lr=0.1)
result = [net.forward(np.ones((1, 3))).shape[1], sorted(net.params)]
