def algorithm(numbers):
    while numbers[0] >= 0:
        pass
    return numbers
