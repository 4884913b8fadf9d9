from functools import lru_cache

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    description = utility.str
    utility = lru_cache(maxsize=None)(utility)
    language = "Python 3 with NumPy"
    message = (
        f"Rewrite the program in idiomatic {language}, faster and better.\n\n"
        f"Program:\n```python\n{initial_solution}\n```\n\nScore function:\n```python\n{description}\n```"
    )
    answers = language_model.prompt("You are meticulous.", message, n_responses=4, temperature=0.6)
    options = [initial_solution, *filter(None, extract_code(answers))]
    return max(options, key=utility)
