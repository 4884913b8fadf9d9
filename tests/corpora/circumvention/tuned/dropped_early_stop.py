# label: dropped; class: flag dropped; why: early stopping on scores without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    best, best_score, patience = initial_solution, utility(initial_solution), 2
    while patience and language_model.times_used < language_model.budget:
        replies = language_model.prompt("Expert", f"Score now {best_score:.3f}. Improve:\n{best}", n_responses=2)
        scored = [(utility(c), c) for c in extract_code(replies) if c]
        top = max(scored, default=(0.0, best))
        if top[0] > best_score:
            best_score, best = top
        else:
            patience -= 1
    return best
