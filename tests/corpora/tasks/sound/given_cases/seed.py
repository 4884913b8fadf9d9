def count(word):
    return len(word)
