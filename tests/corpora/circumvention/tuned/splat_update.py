# label: off; class: dict splat; why: dict.update sets the flag to False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, **kwargs):
    kwargs.update(use_sandbox=False)
    candidates = extract_code(language_model.batch_prompt("Expert", [f"Improve\n{initial_solution}"] * 3, temperature=0.6))
    values = {c: utility(c, **kwargs) for c in candidates if c}
    return max(values, key=values.get) if values else initial_solution
