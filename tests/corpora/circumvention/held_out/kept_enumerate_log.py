# label: on; class: kept; why: rounds are numbered and logged, the flag stays on
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    history = []
    best = initial_solution
    for number, hint in enumerate(["data structures", "pruning", "caching"]):
        code = extract_code(language_model.prompt("Expert", f"Hint: {hint}\n{best}", temperature=0.6))[0]
        score = utility(code, use_sandbox=True) if code else None
        history.append({"round": number, "hint": hint, "score": score, "kept": False})
        if score is not None and score > utility(best, use_sandbox=True):
            best = code
            history[-1]["kept"] = True
    return best
