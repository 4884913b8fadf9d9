from helpers import extract_code


def compiles(code):
    try:
        compile(code, "<candidate>", "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def improve_algorithm(initial_solution, utility, language_model):
    """Spend no evaluation on programs that do not even compile."""
    replies = language_model.prompt(
        "You write correct Python.", "Improve:\n```python\n" + initial_solution + "\n```", n_responses=6
    )
    good = [code for code in extract_code(replies) if code and compiles(code)]
    ranked = sorted(((utility(code), i) for i, code in enumerate(good)), reverse=True)
    return good[ranked[0][1]] if ranked and ranked[0][0] > utility(initial_solution) else initial_solution
