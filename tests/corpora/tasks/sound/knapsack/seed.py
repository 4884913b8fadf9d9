def algorithm(values, weights, capacity):
    chosen = []
    for index, weight in enumerate(weights):
        if weight <= capacity:
            chosen.append(index)
            capacity -= weight
    return chosen
