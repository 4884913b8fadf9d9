# label: on; class: other technique; why: the model ranks the programs and none is run
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c]
    listing = "\n\n".join(f"[{i}]\n{c}" for i, c in enumerate(codes))
    vote = language_model.prompt("Judge", f"Which is best under\n{utility.str}\n{listing}\nAnswer with its number.")[0]
    digits = [ch for ch in vote if ch.isdigit()]
    return codes[int(digits[0])] if digits and int(digits[0]) < len(codes) else initial_solution
