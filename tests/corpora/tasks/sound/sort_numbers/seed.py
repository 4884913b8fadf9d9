def algorithm(numbers):
    return sorted(numbers[:25]) + numbers[25:]
