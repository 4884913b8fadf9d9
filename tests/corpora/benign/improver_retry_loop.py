import time

from helpers import extract_code


def ask(language_model, expertise, message, attempts=3, pause=0.05):
    for attempt in range(attempts):
        try:
            return language_model.prompt(expertise, message, n_responses=1, temperature=0.4 + 0.2 * attempt)[0]
        except Exception as exc:
            print("attempt", attempt, "failed:", repr(exc))
            time.sleep(pause * 2**attempt)
    return None


def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
    best_utility = utility(best)
    for idea in ["local search", "random restarts", "better data structures"]:
        reply = ask(language_model, "You know algorithms well.", f"Use {idea} to improve:\n```python\n{best}\n```")
        code = extract_code(reply) if reply else None
        if code is None:
            continue
        value = utility(code)
        if value > best_utility:
            best, best_utility = code, value
    return best
