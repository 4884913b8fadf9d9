import numpy as np


def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h / 2 * k1)
    k3 = f(t + h / 2, y + h / 2 * k2)
    k4 = f(t + h, y + h * k3)
    return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


def lorenz(t, state, *, sigma=10.0, rho=28.0, beta=8 / 3):
    x, y, z = state
    return np.array([sigma * (y - x), x * (rho - z) - y, x * y - beta * z])


state, trajectory = np.ones(3), []
for step in range(200):
    state = rk4(lorenz, state, step * 0.01, 0.01)
    trajectory.append(state.copy())
result = np.array(trajectory)[-1].round(6).tolist()
