import numpy as np

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    temperatures = np.linspace(0.2, 1.0, 4)
    results = []
    for t in temperatures:
        if language_model.budget <= 0:
            break
        replies = language_model.prompt(
            "Optimise.", f"Improve:\n```python\n{initial_solution}\n```", n_responses=3, temperature=float(t)
        )
        results.extend((float(t), code) for code in extract_code(replies) if code)
    if not results:
        return initial_solution
    scores = np.array([utility(code) if utility.budget > 0 else -np.inf for _, code in results])
    best = int(scores.argmax())
    print(f"best temperature {results[best][0]:.2f}, score {scores[best]:.3f}, uses {utility.uses}")
    return results[best][1] if scores[best] >= utility(initial_solution) else initial_solution
