from helpers import extract_code


def dominated(a, b):
    """Whether b is at least as good as a in score and length, and better in one."""
    return b[0] >= a[0] and b[1] <= a[1] and (b[0], -b[1]) != (a[0], -a[1])


def improve_algorithm(initial_solution, utility, language_model):
    front = [(utility(initial_solution), len(initial_solution), initial_solution)]
    for style in ("as short as you can", "as strong as you can"):
        replies = language_model.prompt("Expert", f"Make this {style}:\n```python\n{front[0][2]}\n```", n_responses=3)
        for code in extract_code(replies):
            if code and utility.budget > 0:
                point = (utility(code), len(code), code)
                if not any(dominated(point, other) for other in front):
                    front = [p for p in front if not dominated(p, point)] + [point]
        front.sort(key=lambda p: (-p[0], p[1]))
    return front[0][2]
