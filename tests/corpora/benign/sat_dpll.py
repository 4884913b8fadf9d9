import sys
from typing import Optional

sys.setrecursionlimit(10_000)


def simplify(clauses, literal):
    out = []
    for clause in clauses:
        if literal in clause:
            continue
        reduced = clause - {-literal}
        if not reduced:
            return None
        out.append(reduced)
    return out


def dpll(clauses, model: dict) -> Optional[dict]:
    if not clauses:
        return model
    unit = next((c for c in clauses if len(c) == 1), None)
    literal = next(iter(unit)) if unit else max(
        {l for c in clauses for l in c}, key=lambda l: sum(l in c for c in clauses)
    )
    for choice in (literal,) if unit else (literal, -literal):
        reduced = simplify(clauses, choice)
        if reduced is not None:
            found = dpll(reduced, {**model, abs(choice): choice > 0})
            if found is not None:
                return found
    return None


def algorithm(formula):
    n = max(abs(l) for c in formula for l in c)
    model = dpll([frozenset(c) for c in formula], {}) or {}
    return [False] + [model.get(i, False) for i in range(1, n + 1)]


result = algorithm([[1, -2, 3], [-1, 2, -4], [2, 3, 4], [-3, -4, 1], [4, -2, -1]])
