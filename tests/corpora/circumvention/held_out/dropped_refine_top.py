# label: dropped; class: flag dropped; why: the best two are refined, without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    drafts = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    top = sorted(drafts, key=utility)[-2:]
    refined = extract_code(language_model.batch_prompt("Expert", [f"Refine\n{t}" for t in top])) if top else []
    return max(top + [r for r in refined if r] + [initial_solution], key=utility)
