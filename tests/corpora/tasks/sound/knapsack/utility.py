"""Choose distinct items (indices) that weigh at most the capacity. Score: their value / the value of all items."""


def algorithm(values, weights, capacity): ...
