import numpy as np


def algorithm(centres, points):
    return np.abs(points[:, :1] - centres[:, 0]).argmin(axis=1)
