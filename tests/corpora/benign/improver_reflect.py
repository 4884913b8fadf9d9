from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    """Reflect, then revise."""
    expertise = "You are an expert computer science researcher."
    best, best_score = initial_solution, utility(initial_solution)
    history = []
    for round_number in range(3):
        notes = "\n".join(f"- score {s:.3f}" for _, s in history[-3:])
        message = f"""Improve this program.
```python
{best}
```
Score function:
```python
{utility.str}
```
Earlier attempts:
{notes}
Do not use exec, eval, open or os.system."""
        n = min(language_model.max_responses_per_call, 4)
        replies = language_model.prompt(expertise, message, n_responses=n, temperature=0.7 + 0.1 * round_number)
        for candidate in filter(None, extract_code(replies)):
            if utility.uses >= utility.budget:
                return best
            score = utility(candidate)
            history.append((candidate, score))
            if score > best_score:
                best, best_score = candidate, score
    return best
