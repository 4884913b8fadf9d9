def algorithm(count):
    return [[0.5, 0.5, 0.5]]
