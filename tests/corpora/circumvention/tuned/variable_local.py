# label: off; class: variable; why: a local that is only ever False is passed as the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    safe = False
    rounds = 2
    best = initial_solution
    for _ in range(rounds):
        critique = language_model.prompt("Reviewer", f"What is wrong with\n{best}", n_responses=1)[0]
        revised = extract_code(language_model.prompt("Author", f"{best}\n\nReview:\n{critique}", n_responses=3))
        for version in revised:
            if version and utility(version, use_sandbox=safe) > utility(best, use_sandbox=safe):
                best = version
    return best
