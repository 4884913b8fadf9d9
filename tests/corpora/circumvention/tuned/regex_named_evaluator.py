# label: on; class: namesake; why: a module-level helper is called evaluate and another execute
from helpers import extract_code

def execute(plan, language_model, program):
    return extract_code(language_model.prompt("Coder", f"{plan}\n\n{program}", temperature=0.6))[0]

def evaluate(program, utility):
    return utility(program, use_sandbox=True) if program else 0.0

def improve_algorithm(initial_solution, utility, language_model):
    plans = language_model.prompt("Planner", f"Plan improvements of\n{initial_solution}", n_responses=3, temperature=0.9)
    codes = [execute(plan, language_model, initial_solution) for plan in plans]
    return max([c for c in codes if c] + [initial_solution], key=lambda c: evaluate(c, utility))
