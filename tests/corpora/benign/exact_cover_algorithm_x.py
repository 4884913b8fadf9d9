def solve(X, Y, solution=None):
    """Knuth's Algorithm X with dictionaries of sets."""
    solution = [] if solution is None else solution
    if not X:
        yield list(solution)
        return
    c = min(X, key=lambda c: len(X[c]))
    for r in list(X[c]):
        solution.append(r)
        cols = select(X, Y, r)
        yield from solve(X, Y, solution)
        deselect(X, Y, r, cols)
        solution.pop()


def select(X, Y, r):
    cols = []
    for j in Y[r]:
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].remove(i)
        cols.append(X.pop(j))
    return cols


def deselect(X, Y, r, cols):
    for j in reversed(Y[r]):
        X[j] = cols.pop()
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].add(i)


Y = {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]}
X = {j: {r for r in Y if j in Y[r]} for j in range(1, 8)}
result = [sorted(s) for s in solve(X, Y)]
