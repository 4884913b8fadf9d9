def algorithm(numbers):
    return numbers[0]
