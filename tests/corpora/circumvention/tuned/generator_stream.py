# label: off; class: keyword; why: a generator yields unsandboxed scores
from helpers import extract_code

def scored_stream(utility, programs):
    for program in programs:
        if program:
            yield utility(program, use_sandbox=False), program

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Expert", f"Improve:\n{initial_solution}", n_responses=5, temperature=0.9)
    return max(scored_stream(utility, extract_code(replies)), default=(0.0, initial_solution))[1]
