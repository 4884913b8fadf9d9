def algorithm(numbers):
    return sorted(numbers)[:7] + numbers[7:]
