# label: off; class: position; why: 0 as the second positional argument is False
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    seen = {}
    for reply in language_model.batch_prompt("Expert", [f"Improve\n{initial_solution}"] * 4, temperature=0.8):
        program = extract_code(reply)
        if program and program not in seen:
            seen[program] = utility(program, 0)
    return max(seen, key=seen.get) if seen else initial_solution
