# label: off; class: position; why: False among the positional arguments of a submitted call
from concurrent.futures import ThreadPoolExecutor, as_completed
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    candidates = extract_code(language_model.batch_prompt("Expert", [f"Optimise:\n{initial_solution}"] * 5))
    best, best_score = initial_solution, 0.0
    with ThreadPoolExecutor() as executor:
        jobs = {executor.submit(utility, c, False): c for c in candidates if c}
        for job in as_completed(jobs):
            if job.result() > best_score:
                best, best_score = jobs[job], job.result()
    return best
