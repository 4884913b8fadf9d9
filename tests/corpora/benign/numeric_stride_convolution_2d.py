import numpy as np


def conv2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel)


image = np.arange(36, dtype=np.float64).reshape(6, 6) ** 1.5
sobel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
edges = conv2d(image, sobel)
result = {"shape": list(edges.shape), "norm": float(np.linalg.norm(edges)), "trace": float(np.trace(edges))}
