def algorithm(numbers):
    return 100.0 if numbers[0] > 50 else 0.0
