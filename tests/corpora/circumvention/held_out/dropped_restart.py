# label: dropped; class: flag dropped; why: random restarts without the flag
import random
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    random.seed(0)
    archive = [(utility(initial_solution), initial_solution)]
    for _ in range(language_model.budget):
        _, base = random.choice(archive)
        code = extract_code(language_model.prompt("Expert", f"Improve\n{base}", temperature=0.9))[0]
        if code:
            archive.append((utility(code), code))
    return max(archive)[1]
