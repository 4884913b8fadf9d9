from concurrent.futures import ThreadPoolExecutor, wait

from helpers import extract_code


def evaluate(utility, code, index):
    """Score one candidate; the index breaks ties in favour of the earlier one."""
    return utility(code), -index, code


def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Expert", f"Improve:\n```python\n{initial_solution}\n```", n_responses=4)
    candidates = [initial_solution, *(c for c in extract_code(replies) if c)]
    with ThreadPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(evaluate, utility, code, i) for i, code in enumerate(candidates)]
        done, pending = wait(futures, timeout=60)
    scored = [future.result() for future in done if future.exception() is None]
    return max(scored)[2] if scored else initial_solution
