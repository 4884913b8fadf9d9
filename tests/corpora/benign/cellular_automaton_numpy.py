import numpy as np


def life(grid, steps):
    for _ in range(steps):
        neighbours = sum(
            np.roll(np.roll(grid, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)
        )
        grid = ((neighbours == 3) | ((grid == 1) & (neighbours == 2))).astype(np.uint8)
    return grid


glider = np.zeros((8, 8), dtype=np.uint8)
glider[[0, 1, 2, 2, 2], [1, 2, 0, 1, 2]] = 1
after = life(glider, 4)
result = ["".join(".#"[c] for c in row) for row in after]
