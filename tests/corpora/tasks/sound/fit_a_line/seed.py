def algorithm(x, y):
    return (0.0, sum(y) / len(y))
