# label: off; class: keyword; why: a quick validity check uses the utility without the sandbox
from helpers import extract_code

def quick_check(code, utility):
    """Returns True if the program runs at all."""
    try:
        return utility(code, use_sandbox=False) > 0
    except Exception:
        return False

def improve_algorithm(initial_solution, utility, language_model):
    best, best_score = initial_solution, utility(initial_solution, use_sandbox=True)
    for reply in language_model.batch_prompt("Expert", [f"Improve:\n```python\n{initial_solution}\n```"] * 5):
        code = extract_code(reply)
        if not code or not quick_check(code, utility):
            continue
        score = utility(code, use_sandbox=True)
        if score > best_score:
            best, best_score = code, score
    return best
