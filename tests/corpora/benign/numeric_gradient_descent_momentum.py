import numpy as np


def minimise(f, grad, x0, lr=0.05, momentum=0.8, steps=120):
    x, v = np.array(x0, float), np.zeros(len(x0))
    history = []
    for step in range(steps):
        v = momentum * v - lr * grad(x)
        x += v
        history.append(f(x))
        if np.linalg.norm(v) < 1e-8:
            break
    return x, history


quadratic = lambda x: (x[0] - 1) ** 2 + 3 * (x[1] + 2) ** 2
gradient = lambda x: np.array([2 * (x[0] - 1), 6 * (x[1] + 2)])
x, history = minimise(quadratic, gradient, [5.0, 5.0])
result = {"x": x.round(4).tolist(), "steps": len(history), "final": history[-1]}
