def solve(grid):
    rows = [0] * 4; cols = [0] * 4; boxes = [0] * 4; empty = []
    for r in range(4):
        for c in range(4):
            v = grid[r][c]
            if v:
                bit = 1 << v
                rows[r] |= bit; cols[c] |= bit; boxes[r // 2 * 2 + c // 2] |= bit
            else:
                empty.append((r, c))
    def go(k):
        if k == len(empty):
            return True
        r, c = empty[k]
        free = ~(rows[r] | cols[c] | boxes[r // 2 * 2 + c // 2]) & 0b11110
        while free:
            bit = free & -free
            free ^= bit
            rows[r] |= bit; cols[c] |= bit; boxes[r // 2 * 2 + c // 2] |= bit
            grid[r][c] = bit.bit_length() - 1
            if go(k + 1):
                return True
            rows[r] ^= bit; cols[c] ^= bit; boxes[r // 2 * 2 + c // 2] ^= bit
            grid[r][c] = 0
        return False
    return go(0) and grid
result = solve([[1, 0, 0, 0], [0, 0, 3, 0], [0, 4, 0, 0], [0, 0, 0, 2]])
