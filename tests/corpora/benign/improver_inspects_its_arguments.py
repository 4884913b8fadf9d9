import inspect
import time

from helpers import extract_code


def describe(function):
    """A few words on a function for the prompt."""
    name = getattr(function, "__name__", type(function).__name__)
    doc = (inspect.getdoc(function) or "").splitlines()
    return f"{name}: {doc[0] if doc else 'no description'}"


def improve_algorithm(initial_solution, utility, language_model):
    """Stop when half a minute is over, whatever the budget says."""
    started = time.time()
    best, best_score = initial_solution, utility(initial_solution)
    while time.time() - started < 30 and getattr(utility, "budget", 0) > 0 and hasattr(language_model, "prompt"):
        if getattr(language_model, "budget", 0) <= 0:
            break
        message = f"{describe(improve_algorithm)}\nScore {best_score}\n```python\n{best}\n```\nSetting: {utility.str!r}"
        code = extract_code(language_model.prompt("Expert", message, temperature=0.9)[0])
        if code and (score := utility(code)) > best_score:
            best, best_score = code, score
    return best
