# label: off; class: variable; why: a module constant False is passed as the flag
from helpers import extract_code

SANDBOX = False
N_SAMPLES = 5

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve this algorithm:\n{initial_solution}\nUtility:\n{utility.str}"
    samples = language_model.batch_prompt("Algorithms expert", [message] * N_SAMPLES, temperature=0.7)
    best = initial_solution
    best_score = utility(initial_solution, use_sandbox=SANDBOX)
    for sample in extract_code(samples):
        score = utility(sample, use_sandbox=SANDBOX)
        if score > best_score:
            best, best_score = sample, score
    return best
