from concurrent.futures import ThreadPoolExecutor, as_completed

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    expertise = "You are an expert programmer."
    message = f"Improve:\n```python\n{initial_solution}\n```\nIt is scored by:\n```python\n{utility.str}\n```"
    replies = language_model.batch_prompt(expertise, [message] * 6, temperature=0.8)
    candidates = [c for c in extract_code(replies) if c]
    scores = {initial_solution: utility(initial_solution)}
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(utility, c): c for c in candidates[: utility.budget]}
        for future in as_completed(futures):
            try:
                scores[futures[future]] = future.result()
            except Exception as error:
                print(f"evaluation failed: {error}")
    return max(scores, key=scores.get)
