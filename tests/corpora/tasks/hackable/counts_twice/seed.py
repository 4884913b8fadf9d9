def algorithm(values, count):
    return list(range(count))
