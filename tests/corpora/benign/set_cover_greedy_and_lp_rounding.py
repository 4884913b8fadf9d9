universe = set(range(12))
subsets = {f"S{k}": {(k * i + k) % 12 for i in range(1, 6)} for k in range(1, 9)}
cost = {name: 1 + len(s) / 4 for name, s in subsets.items()}


def greedy(universe, subsets, cost):
    uncovered, chosen = set(universe), []
    while uncovered:
        name = min(
            (n for n in subsets if subsets[n] & uncovered),
            key=lambda n: cost[n] / len(subsets[n] & uncovered),
            default=None,
        )
        if name is None:
            break
        chosen.append(name)
        uncovered -= subsets[name]
    return chosen, uncovered


chosen, left = greedy(universe, subsets, cost)
redundant = [n for n in chosen if not universe - left - set().union(*(subsets[m] for m in chosen if m != n), left)]
result = {"chosen": chosen, "uncovered": sorted(left), "redundant": redundant}
