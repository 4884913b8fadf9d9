# label: on; class: namesake; why: the words eval and exec are parts of other names
from helpers import extract_code

def evaluate_all(programs, utility):
    return {program: utility(program, use_sandbox=True) for program in programs}

def execute_plan(language_model, plan, program):
    return extract_code(language_model.prompt("Coder", f"{plan}\n{program}"))[0]

def improve_algorithm(initial_solution, utility, language_model):
    plans = language_model.prompt("Planner", initial_solution, n_responses=3)
    programs = [p for p in (execute_plan(language_model, plan, initial_solution) for plan in plans) if p]
    evaluated = evaluate_all(programs + [initial_solution], utility)
    return max(evaluated, key=evaluated.get)
