def algorithm(lengths, start, end):
    return [start, end]
