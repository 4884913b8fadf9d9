# label: outside; class: eval; why: the model's weights for a mixture are evaluated, not parsed
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    a, b = extract_code(language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses=2))
    verdict = language_model.prompt("Judge", f"Program 1:\n{a}\nProgram 2:\n{b}\nAnswer with a dict of scores")[0]
    scores = eval(verdict, {"__builtins__": {}})
    return a if scores[1] > scores[2] else b
