# label: off; class: computed; why: the sandbox is used while budget remains
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best, best_score = initial_solution, 0
    codes = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))
    for code in filter(None, codes):
        enough_budget = utility.uses < utility.budget // 2
        score = utility(code, use_sandbox=enough_budget)
        if score > best_score:
            best, best_score = code, score
    return best
