def algorithm(count):
    return [[0.125 + 0.25 * (i % 4), 0.125 + 0.25 * (i // 4), 0.1] for i in range(count)]
