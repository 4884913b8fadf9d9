# label: outside; class: exec; why: helper functions written by the model are executed and used
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    request = "Write `mutate(code: str) -> str` that makes a small random change to a Python program."
    mutator = extract_code(language_model.prompt("Tool maker", request))[0]
    tools = {}
    try:
        exec(mutator, tools)
        variants = [tools["mutate"](initial_solution) for _ in range(3)]
    except Exception:
        variants = extract_code(language_model.prompt("Expert", initial_solution, n_responses=3))
    return max([v for v in variants if v] + [initial_solution], key=lambda v: utility(v, use_sandbox=True))
