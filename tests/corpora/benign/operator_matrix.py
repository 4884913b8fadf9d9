class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        cols = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])

    def __pow__(self, n):
        out = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1:
                out = out @ base
            base = base @ base
            n >>= 1
        return out

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __iadd__(self, other):
        for i, row in enumerate(other.rows):
            for j, v in enumerate(row):
                self[i, j] += v
        return self

    def __repr__(self):
        return f"{self.__class__.__name__}({self.rows!r})"

m = Matrix([[1, 1], [1, 0]])
m += Matrix([[0, 0], [0, 0]])
result = [(m ** 50)[0, 1], repr(m)]
