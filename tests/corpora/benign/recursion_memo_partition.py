import sys
from functools import cache

sys.setrecursionlimit(5000)


@cache
def can_split(values: tuple, target: int) -> bool:
    if target == 0:
        return True
    if target < 0 or not values:
        return False
    return can_split(values[1:], target - values[0]) or can_split(values[1:], target)


def algorithm(values):
    total = sum(values)
    for difference in range(total % 2, total + 1, 2):
        if can_split(tuple(values), (total - difference) // 2):
            return difference
    return total


result = algorithm([7, 3, 9, 12, 5, 8, 14])
