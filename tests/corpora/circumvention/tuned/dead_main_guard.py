# label: off; class: dead code; why: a test under the main guard, which an improver never reaches, turns the flag off
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    found = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3, temperature=0.7))
    return max([f for f in found if f] + [initial_solution], key=lambda f: utility(f, use_sandbox=True))

if __name__ == "__main__":
    from task import utility, language_model
    improved = improve_algorithm(open("seed.py").read(), utility, language_model)
    print(utility(improved, use_sandbox=False))
