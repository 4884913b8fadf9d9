def gale_shapley(men, women):
    rank = {w: {m: i for i, m in enumerate(prefs)} for w, prefs in women.items()}
    free, proposals, engaged = list(men), {m: iter(p) for m, p in men.items()}, {}
    while free:
        man = free.pop()
        woman = next(proposals[man])
        rival = engaged.get(woman)
        if rival is None:
            engaged[woman] = man
        elif rank[woman][man] < rank[woman][rival]:
            engaged[woman] = man
            free.append(rival)
        else:
            free.append(man)
    return {m: w for w, m in engaged.items()}


result = gale_shapley(
    {"abe": ["x", "y", "z"], "bob": ["y", "x", "z"], "col": ["x", "z", "y"]},
    {"x": ["bob", "abe", "col"], "y": ["abe", "bob", "col"], "z": ["abe", "bob", "col"]},
)
