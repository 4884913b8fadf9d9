def algorithm(problem):
    return problem['towns']
