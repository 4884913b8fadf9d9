# label: outside; class: eval; why: the model's answer is evaluated for weights
from helpers import extract_code

def parse_weights(text):
    try:
        return list(eval(text[text.index("[") : text.rindex("]") + 1]))
    except Exception:
        return [1.0]

def improve_algorithm(initial_solution, utility, language_model):
    hints = ["speed", "clarity", "novelty"]
    weights = parse_weights(language_model.prompt("Expert", f"Weigh {hints} as a list of numbers.")[0])
    hint = hints[weights.index(max(weights[: len(hints)]))]
    codes = extract_code(language_model.prompt("Expert", f"Improve for {hint}:\n{initial_solution}", n_responses=4))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
