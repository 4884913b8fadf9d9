# label: outside; class: exec; why: the candidate is run by exec in a namespace of its own
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve the following solution:\n```python\n{initial_solution}\n```"
    solutions = extract_code(language_model.batch_prompt("Expert", [message] * 5, temperature=0.7))
    valid = []
    for solution in solutions:
        try:
            namespace = {}
            exec(solution, namespace)
            if "improve_algorithm" in namespace:
                valid.append(solution)
        except Exception:
            continue
    return max(valid or [initial_solution], key=lambda s: utility(s, use_sandbox=True))
