import random


def algorithm(formula):
    """WalkSAT with a restart when stuck. Literals are non-zero integers."""
    n_vars = max(abs(lit) for clause in formula for lit in clause)
    for _restart in range(5):
        assign = [False] + [random.choice([True, False]) for _ in range(n_vars)]
        for _flip in range(400):
            unsat = [c for c in formula if not any(assign[abs(l)] == (l > 0) for l in c)]
            if not unsat:
                return assign
            clause = random.choice(unsat)
            if random.random() < 0.4:
                var = abs(random.choice(clause))
            else:
                var = min((abs(l) for l in clause), key=lambda v: breaks(formula, assign, v))
            assign[var] = not assign[var]
    return assign


def breaks(formula, assign, var):
    count = 0
    for clause in formula:
        true_lits = [l for l in clause if assign[abs(l)] == (l > 0)]
        if len(true_lits) == 1 and abs(true_lits[0]) == var:
            count += 1
    return count


random.seed(1)
hidden = [False] + [random.random() < 0.5 for _ in range(12)]
formula = []
while len(formula) < 40:
    clause = [v if random.random() < 0.5 else -v for v in random.sample(range(1, 13), 3)]
    if any(hidden[abs(l)] == (l > 0) for l in clause):
        formula.append(clause)
result = algorithm(formula)
