import math

depot, customers = (0, 0), [(2, 4), (5, 1), (-3, 2), (-1, -4), (4, -3), (6, 5)]
demand = [3, 2, 4, 3, 2, 4]


def savings(capacity):
    routes = {i: [i] for i in range(len(customers))}
    where = {i: i for i in routes}
    d = lambda a, b: math.dist(a, b)
    pairs = sorted(
        ((d(depot, customers[i]) + d(depot, customers[j]) - d(customers[i], customers[j]), i, j)
         for i in range(len(customers)) for j in range(i)),
        reverse=True,
    )
    for s, i, j in pairs:
        a, b = where[i], where[j]
        if a == b or s <= 0 or sum(demand[k] for k in routes[a] + routes[b]) > capacity:
            continue
        ra, rb = routes[a], routes[b]
        if ra[-1] == i and rb[0] == j:
            merged = ra + rb
        elif rb[-1] == j and ra[0] == i:
            merged = rb + ra
        else:
            continue
        del routes[b]
        routes[a] = merged
        for k in merged:
            where[k] = a
    return list(routes.values())


result = savings(9)
