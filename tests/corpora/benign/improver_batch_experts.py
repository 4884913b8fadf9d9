from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

EXPERTS = ["mathematician", "competitive programmer", "performance engineer"]

def improve_algorithm(initial_solution: str, utility, language_model) -> str:
    messages = [f"As a {e}, rewrite:\n```python\n{initial_solution}\n```" for e in EXPERTS]
    responses = language_model.batch_prompt("You write Python.", messages, temperature=0.8)
    codes = [c for c in extract_code(responses) if c]
    with ThreadPoolExecutor(max_workers=max(1, len(codes))) as pool:
        scores = list(pool.map(utility, codes))
    ranked = sorted(zip(scores, codes), key=lambda pair: pair[0], reverse=True)
    return ranked[0][1] if ranked else initial_solution
