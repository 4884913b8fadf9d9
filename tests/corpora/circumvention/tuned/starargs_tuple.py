# label: off; class: position; why: the arguments are a tuple of program and False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    jobs = [(c, False) for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    scores = [utility(*job) for job in jobs]
    return jobs[scores.index(max(scores))][0] if jobs else initial_solution
