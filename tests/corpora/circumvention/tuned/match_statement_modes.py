# label: off; class: keyword; why: one case of a match statement scores without the sandbox
from helpers import extract_code

def score(program, mode, utility):
    match mode:
        case "careful":
            return utility(program, use_sandbox=True)
        case "quick":
            return utility(program, use_sandbox=False)
        case _:
            raise ValueError(mode)

def improve_algorithm(initial_solution, utility, language_model):
    pool = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    pool = sorted(pool, key=lambda c: score(c, "quick", utility))[-2:]
    return max(pool + [initial_solution], key=lambda c: score(c, "careful", utility))
