def nelder_mead(f, simplex, iterations=80):
    """Minimise f with the downhill simplex method, in plain Python."""
    n = len(simplex) - 1
    for _ in range(iterations):
        simplex.sort(key=f)
        centroid = [sum(p[i] for p in simplex[:-1]) / n for i in range(n)]
        worst = simplex[-1]
        move = lambda t: [c + t * (c - w) for c, w in zip(centroid, worst)]
        reflected = move(1.0)
        if f(reflected) < f(simplex[0]):
            expanded = move(2.0)
            simplex[-1] = expanded if f(expanded) < f(reflected) else reflected
        elif f(reflected) < f(simplex[-2]):
            simplex[-1] = reflected
        else:
            contracted = move(-0.5)
            if f(contracted) < f(worst):
                simplex[-1] = contracted
            else:
                best = simplex[0]
                simplex[1:] = [[(a + b) / 2 for a, b in zip(best, p)] for p in simplex[1:]]
    return min(simplex, key=f)


rosenbrock = lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2
result = nelder_mead(rosenbrock, [[-1.0, 1.0], [0.0, 1.5], [1.0, 2.0]])
