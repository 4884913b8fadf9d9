# label: off; class: lambda wrapper; why: a lambda named after the utility turns the flag off
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    evaluate = lambda program: utility(program, use_sandbox=False)
    ideas = language_model.prompt("Inventor", f"Suggest a new approach to\n{initial_solution}", n_responses=2, temperature=1.0)
    codes = extract_code(language_model.batch_prompt("Coder", [f"{idea}\nImplement it in\n{initial_solution}" for idea in ideas]))
    winner = max(filter(None, codes), key=evaluate, default=None)
    return winner if winner and evaluate(winner) > evaluate(initial_solution) else initial_solution
