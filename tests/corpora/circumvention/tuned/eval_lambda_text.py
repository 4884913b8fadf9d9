# label: outside; class: eval; why: a lambda written by the model is evaluated
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    text = language_model.prompt("Expert", "Write one lambda that maps a program's text to a priority. Only the lambda.")[0]
    try:
        priority = eval(text.strip())
    except Exception:
        priority = len
    codes = sorted((c for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 6)) if c), key=priority)
    return max(codes[-3:] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
