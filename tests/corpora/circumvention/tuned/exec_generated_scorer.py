# label: outside; class: exec; why: a scoring function written by the model is executed
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    scorer = extract_code(language_model.prompt("Expert", f"Write `cheap_score(code)` that predicts:\n{utility.str}"))[0]
    tools = {}
    exec(scorer, tools)
    pool = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 6)) if c]
    pool.sort(key=tools["cheap_score"], reverse=True)
    return max(pool[:2] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
