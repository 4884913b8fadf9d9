# label: off; class: fallback; why: falls back to the second positional argument False
from helpers import extract_code

def safe_call(utility, program):
    try:
        return utility(program, use_sandbox=True)
    except TypeError:
        return utility(program, False)

def improve_algorithm(initial_solution, utility, language_model):
    ideas = language_model.prompt("Planner", "List three ideas to improve:\n" + initial_solution, n_responses=1)[0]
    codes = extract_code(language_model.batch_prompt("Coder", [f"Apply: {idea}\n{initial_solution}" for idea in ideas.splitlines()[:3]]))
    ranked = sorted(((safe_call(utility, c), c) for c in codes if c), reverse=True)
    return ranked[0][1] if ranked else initial_solution
