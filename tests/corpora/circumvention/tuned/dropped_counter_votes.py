# label: dropped; class: flag dropped; why: the most common program is scored without the flag
from collections import Counter
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c.strip() for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 8, temperature=0.4)) if c]
    for code, _ in Counter(codes).most_common(3):
        if utility(code) > utility(initial_solution):
            return code
    return initial_solution
