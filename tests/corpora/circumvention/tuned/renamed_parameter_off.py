# label: off; class: renamed; why: the flag lives under another name with the default False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model, isolate=False):
    ideas = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))
    best = initial_solution
    best_score = utility(best, use_sandbox=isolate)
    for idea in ideas:
        score = utility(idea, use_sandbox=isolate) if idea else 0
        if score > best_score:
            best, best_score = idea, score
    return best
