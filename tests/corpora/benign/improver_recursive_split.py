import textwrap

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model, depth=0):
    """Improve, then improve the improvement, as long as there is budget."""
    if depth >= 3 or language_model.budget <= 0 or utility.budget <= 1:
        return initial_solution
    message = textwrap.dedent(
        """
        Here is a program:
        ```python
        {code}
        ```
        Its score is {score:.4f} (1 is perfect). Score function:
        ```python
        {score_function}
        ```
        Return the full improved program in one code block.
        """
    ).format(code=initial_solution, score=utility(initial_solution), score_function=utility.str)
    replies = language_model.prompt("You are terse.", message, n_responses=3, temperature=0.7 + 0.1 * depth)
    candidates = [initial_solution, *filter(None, extract_code(replies))]
    best = max(candidates, key=utility)
    return improve_algorithm(best, utility, language_model, depth + 1)
