def algorithm(t: str, d: int) -> str:
    """Exact: the states are (letter chosen, distance so far)."""
    base = sum(a != b for a, b in zip(t, t[1:]))
    states = {(c, base + (c != t[0])): c for c in "AB"}
    for letter in t[1:]:
        following = {}
        for (last, dist), text in states.items():
            for c in "AB":
                key = c, dist + (c != last) + (c != letter)
                following.setdefault(key, text + c)
        states = following
    (_, _), best = min(states.items(), key=lambda item: abs(item[0][1] - d))
    return best


result = [algorithm("ABABABBA", d) for d in range(4, 12)]
