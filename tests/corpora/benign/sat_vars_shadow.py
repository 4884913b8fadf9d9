# A DPLL-style solver whose author likes short names such as `vars`.
def solve(clauses):
    vars = sorted({abs(x) for c in clauses for x in c})
    stack = [(0, {})]
    while stack:
        depth, model = stack.pop()
        if any(all(model.get(abs(x)) is (x < 0) for x in c) for c in clauses):
            continue
        if depth == len(vars):
            return [model[v] for v in vars]
        for value in (False, True):
            stack.append((depth + 1, {**model, vars[depth]: value}))
    return None


result = solve([[1, 2, -3], [-1, 3, 4], [-2, -4, 1], [2, 3, 4]])
