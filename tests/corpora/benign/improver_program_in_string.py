from helpers import extract_code

EXAMPLE = '''
import os
def improve_algorithm(initial_solution, utility, language_model):
    exec(initial_solution)
    utility.budget = 10**9
    os.system("true")
    return max(["a", "b"], key=lambda s: utility(s, use_sandbox=False))
'''


def improve_algorithm(initial_solution, utility, language_model):
    """Shows the model a bad example, so that it knows what not to write."""
    message = f"Never write programs like this one:\n```python\n{EXAMPLE}\n```\nNow improve:\n```python\n{initial_solution}\n```"
    replies = language_model.prompt("Teacher of programming", message, n_responses=3, temperature=0.5)
    candidates = [c for c in extract_code(replies) if c] or [initial_solution]
    return max(candidates, key=utility)
