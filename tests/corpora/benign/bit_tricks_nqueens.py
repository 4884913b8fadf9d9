def queens(n: int) -> int:
    """Count the solutions of the n-queens problem with three bit masks."""
    full = (1 << n) - 1
    total = 0
    stack = [(0, 0, 0)]
    while stack:
        columns, left, right = stack.pop()
        if columns == full:
            total += 1
            continue
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            stack.append((columns | bit, (left | bit) << 1 & full, (right | bit) >> 1))
    return total


result = {n: queens(n) for n in range(1, 8)}
