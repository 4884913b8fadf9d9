def eval_solution(x):
    return sum(i * v for i, v in enumerate(x))


def eval(tree, env):
    """Evaluate an expression tree; it hides the built-in on purpose."""
    if isinstance(tree, (int, float)):
        return tree
    if isinstance(tree, str):
        return env[tree]
    op, *args = tree
    values = [eval(a, env) for a in args]
    if op == "+":
        return sum(values)
    if op == "*":
        product = 1
        for v in values:
            product *= v
        return product
    raise ValueError(op)


result = [eval(["+", ["*", "x", 2], 3], {"x": 5}), eval_solution([3, 1, 2])]
