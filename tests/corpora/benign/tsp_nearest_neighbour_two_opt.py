import math


def tour_length(points, tour):
    return sum(math.dist(points[a], points[b]) for a, b in zip(tour, tour[1:] + tour[:1]))


def nearest_neighbour(points, start=0):
    unvisited = set(range(len(points))) - {start}
    tour = [start]
    while unvisited:
        last = points[tour[-1]]
        nxt = min(unvisited, key=lambda i: math.dist(points[i], last))
        unvisited.remove(nxt)
        tour.append(nxt)
    return tour


def two_opt(points, tour):
    improved = True
    while improved:
        improved = False
        for i in range(1, len(tour) - 1):
            for j in range(i + 1, len(tour)):
                candidate = tour[:i] + tour[i:j][::-1] + tour[j:]
                if tour_length(points, candidate) < tour_length(points, tour) - 1e-12:
                    tour, improved = candidate, True
    return tour


cities = [(math.cos(i * 2.4) * i, math.sin(i * 2.4) * i) for i in range(12)]
result = two_opt(cities, nearest_neighbour(cities))
