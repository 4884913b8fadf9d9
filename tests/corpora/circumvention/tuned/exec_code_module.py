# label: outside; class: exec; why: an interactive interpreter runs the program
import code as interpreter
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    console = interpreter.InteractiveInterpreter()
    fine = []
    for text in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3)):
        if text and not console.runsource(text, symbol="exec"):
            fine.append(text)
    return max(fine + [initial_solution], key=lambda t: utility(t, use_sandbox=True))
