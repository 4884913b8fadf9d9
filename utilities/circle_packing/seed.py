"""Puts equal circles on a square grid."""


def algorithm(circles: int) -> list[list[float]]:
    """Return rows x, y, r of circles that do not overlap."""
    columns = 1
    while columns * columns < circles:
        columns += 1
    radius = 0.5 / columns
    packing = []
    for number in range(circles):
        x = (number % columns + 0.5) / columns
        y = (number // columns + 0.5) / columns
        packing.append([x, y, radius * (1 - 1e-9)])
    return packing
