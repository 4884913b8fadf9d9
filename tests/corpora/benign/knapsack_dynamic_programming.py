from typing import NamedTuple, Sequence


class Item(NamedTuple):
    weight: int
    value: int


def knapsack(items: Sequence[Item], capacity: int) -> tuple[int, list[int]]:
    table = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, item in enumerate(items, start=1):
        for c in range(capacity + 1):
            table[i][c] = table[i - 1][c]
            if item.weight <= c:
                table[i][c] = max(table[i][c], table[i - 1][c - item.weight] + item.value)
    chosen, c = [], capacity
    for i in range(len(items), 0, -1):
        if table[i][c] != table[i - 1][c]:
            chosen.append(i - 1)
            c -= items[i - 1].weight
    return table[-1][-1], chosen[::-1]


result = knapsack([Item(3, 4), Item(4, 5), Item(7, 10), Item(8, 11), Item(9, 13)], 17)
