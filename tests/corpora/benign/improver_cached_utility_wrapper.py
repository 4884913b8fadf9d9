import functools
import hashlib

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    cache = {}

    def cached_utility(solution, use_sandbox=True):
        key = hashlib.sha256(solution.encode()).hexdigest()
        if key not in cache:
            cache[key] = utility(solution, use_sandbox=use_sandbox)
        return cache[key]

    message = functools.partial("Improve it, attempt {n}:\n```python\n{code}\n```".format, code=initial_solution)
    messages = [message(n=i) for i in range(4)]
    programs = [initial_solution] + [p for p in extract_code(language_model.batch_prompt("Expert", messages)) if p]
    return max(programs, key=cached_utility)
