def algorithm(numbers):
    return sorted(numbers)
