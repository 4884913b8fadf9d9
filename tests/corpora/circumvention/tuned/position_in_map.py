# label: off; class: position; why: False as the second argument inside a mapped lambda
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    drafts = extract_code(language_model.prompt("Pro", f"```python\n{initial_solution}\n```\nBetter, please.", n_responses=6))
    drafts = list(filter(None, drafts)) or [initial_solution]
    values = list(map(lambda d: utility(d, False), drafts))
    return drafts[values.index(max(values))]
