import math


def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    split = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = math.inf
            for k in range(i, j):
                c = cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1]
                if c < cost[i][j]:
                    cost[i][j], split[i][j] = c, k

    def show(i, j):
        return f"A{i}" if i == j else f"({show(i, split[i][j])}{show(split[i][j] + 1, j)})"

    return cost[0][-1], show(0, n - 1)


result = matrix_chain([30, 35, 15, 5, 10, 20, 25])
