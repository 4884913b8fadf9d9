# label: off; class: variable; why: the flag's value False comes from an unpacked tuple
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    n_responses, temperature, sandboxed = 5, 0.8, False
    out = language_model.prompt("Expert", f"Improve\n{initial_solution}", n_responses, temperature)
    results = []
    for code in extract_code(out):
        if code:
            results.append((utility(code, use_sandbox=sandboxed), code))
    results.sort(reverse=True)
    return results[0][1] if results else initial_solution
