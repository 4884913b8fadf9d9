def algorithm(name, limits):
    return 50.0
