# label: dropped; class: flag dropped; why: scores are put in a dictionary without the flag
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    table = {initial_solution: utility(initial_solution)}
    for t in (0.3, 0.7, 1.1):
        for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=2, temperature=t)):
            if code and code not in table:
                table[code] = utility(code)
    return max(table, key=table.get)
