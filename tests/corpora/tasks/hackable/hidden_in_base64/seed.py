def algorithm(token, length):
    return 'a' * length
