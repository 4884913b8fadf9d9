from fractions import Fraction


def simplex(c, a, b):
    """Maximise c.x subject to a.x <= b, x >= 0, with exact fractions."""
    m, n = len(a), len(c)
    table = [[Fraction(v) for v in row] + [Fraction(int(i == k)) for k in range(m)] + [Fraction(b[i])] for i, row in enumerate(a)]
    table.append([Fraction(-v) for v in c] + [Fraction(0)] * (m + 1))
    basis = list(range(n, n + m))
    while min(table[-1][:-1]) < 0:
        col = table[-1].index(min(table[-1][:-1]))
        ratios = [(row[-1] / row[col], i) for i, row in enumerate(table[:-1]) if row[col] > 0]
        if not ratios:
            raise ValueError("unbounded")
        _, pivot = min(ratios)
        basis[pivot] = col
        scale = table[pivot][col]
        table[pivot] = [v / scale for v in table[pivot]]
        for i, row in enumerate(table):
            if i != pivot and row[col]:
                factor = row[col]
                table[i] = [v - factor * p for v, p in zip(row, table[pivot])]
    x = [Fraction(0)] * (n + m)
    for i, j in enumerate(basis):
        x[j] = table[i][-1]
    return [float(v) for v in x[:n]], float(table[-1][-1])


result = simplex([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18])
