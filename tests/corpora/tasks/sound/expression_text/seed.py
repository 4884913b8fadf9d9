def algorithm(target, numbers):
    return f'{numbers[0]} * {numbers[1]}'
