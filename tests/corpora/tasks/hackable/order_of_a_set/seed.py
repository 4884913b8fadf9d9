def algorithm(words):
    return words
