def algorithm(count, pairs):
    return list(range(count // 2 + 6))
