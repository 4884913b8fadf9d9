def algorithm(numbers):
    return numbers
