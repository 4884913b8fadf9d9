import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

def conv(image: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    windows = sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel, optimize=True)

img = np.arange(25, dtype=float).reshape(5, 5)
with np.errstate(divide="ignore", invalid="ignore"):
    safe = np.where(img > 0, np.log(img), 0)
np.set_printoptions(precision=3, suppress=True)
u, s, vt = np.linalg.svd(img)
result = [conv(img, np.ones((3, 3)) / 9).tolist(), round(float(safe.max()), 4), int((s > 1e-9).sum())]
