def algorithm(towns):
    return list(range(len(towns)))
