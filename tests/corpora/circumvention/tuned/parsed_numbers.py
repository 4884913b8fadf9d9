# label: on; class: parsed reply; why: numbers are taken from the reply by a pattern
import re
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    ratings = language_model.batch_prompt("Judge", [f"Rate 0 to 10:\n{c}" for c in codes], temperature=0.0)
    numbers = [float((re.findall(r"\d+(?:\.\d+)?", r) or ["0"])[0]) for r in ratings]
    shortlist = [c for _, c in sorted(zip(numbers, codes), reverse=True)][:2]
    return max(shortlist + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
