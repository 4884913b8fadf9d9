# label: off; class: keyword; why: the flag is False among the arguments handed to a thread pool
from concurrent.futures import ThreadPoolExecutor
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve:\n{initial_solution}\nunder\n{utility.str}"
    solutions = extract_code(language_model.batch_prompt("Expert", [message] * language_model.max_responses_per_call))
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(utility, s, use_sandbox=False): s for s in solutions if s}
        results = [(future.result(), s) for future, s in futures.items()]
    return max(results, key=lambda pair: pair[0])[1] if results else initial_solution
