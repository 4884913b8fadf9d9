from itertools import product

PUZZLE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"


def solve(grid):
    rows, cols, boxes = ([set() for _ in range(9)] for _ in range(3))
    empty = []
    for (r, c), ch in zip(product(range(9), repeat=2), grid):
        if ch == ".":
            empty.append((r, c))
        else:
            rows[r].add(ch), cols[c].add(ch), boxes[r // 3 * 3 + c // 3].add(ch)
    grid = list(grid)

    def options(cell):
        r, c = cell
        return set("123456789") - rows[r] - cols[c] - boxes[r // 3 * 3 + c // 3]

    def place():
        if not empty:
            return True
        cell = min(empty, key=lambda x: len(options(x)))
        empty.remove(cell)
        r, c = cell
        for ch in options(cell):
            for group in (rows[r], cols[c], boxes[r // 3 * 3 + c // 3]):
                group.add(ch)
            grid[r * 9 + c] = ch
            if place():
                return True
            for group in (rows[r], cols[c], boxes[r // 3 * 3 + c // 3]):
                group.discard(ch)
        empty.append(cell)
        return False

    return "".join(grid) if place() else None


result = solve(PUZZLE)
