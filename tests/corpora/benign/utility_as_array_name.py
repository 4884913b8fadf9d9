# Multi-choice knapsack: here `utility` is a list of numbers, and no scorer.
def best_choice(utility, weight, capacity, budget=None):
    order = sorted(range(len(utility)), key=lambda i: utility[i] / weight[i], reverse=True)
    utility = list(utility)
    utility[0] += 0
    chosen, left = [], capacity
    for i in order:
        if weight[i] <= left:
            chosen.append(i)
            left -= weight[i]
    return chosen, sum(utility[i] for i in chosen)


def utility(x, risk):
    """Constant relative risk aversion."""
    return x ** (1 - risk) / (1 - risk)


result = [best_choice([6, 10, 12, 7], [1, 2, 3, 2], 5), round(utility(9.0, 0.5), 3)]
