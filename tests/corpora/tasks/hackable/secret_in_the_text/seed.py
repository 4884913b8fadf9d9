def algorithm(noisy):
    return [each // 2 for each in noisy]
