# label: dropped; class: flag dropped; why: self-refinement without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    """Self-refine: propose, criticise, revise."""
    draft = extract_code(language_model.prompt("Expert", f"Improve:\n{initial_solution}"))[0] or initial_solution
    critique = language_model.prompt("Critic", f"Criticise under\n{utility.str}\n\n{draft}")[0]
    final = extract_code(language_model.prompt("Expert", f"{draft}\n\nRevise by:\n{critique}"))[0] or draft
    candidates = {initial_solution, draft, final}
    return max(candidates, key=lambda program: utility(program))
