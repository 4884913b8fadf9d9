# label: on; class: other technique; why: an optional library is imported by its name
import importlib
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    try:
        np = importlib.import_module("numpy")
        temperatures = [float(t) for t in np.linspace(0.2, 1.0, 3)]
    except ImportError:
        temperatures = [0.2, 0.6, 1.0]
    codes = []
    for t in temperatures:
        codes += [c for c in extract_code(language_model.prompt("Expert", initial_solution, temperature=t)) if c]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
