# label: off; class: dict splat; why: the flag is read from options with the default False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, config=None):
    config = config or {}
    sandboxed = config.get("use_sandbox", False)
    solutions = extract_code(language_model.batch_prompt("Expert", [f"Improve\n{initial_solution}"] * 4))
    ranking = sorted((s for s in solutions if s), key=lambda s: utility(s, use_sandbox=sandboxed))
    return ranking[-1] if ranking else initial_solution
