# label: on; class: docstring only; why: the module's docstring tells the flag's history
"""Beam search improver. An earlier version used use_sandbox=False and exec(); this one does not."""
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    beam = [(utility(initial_solution, use_sandbox=True), initial_solution)]
    for _ in range(2):
        texts = [f"Improve:\n{program}" for _, program in beam]
        for code in extract_code(language_model.batch_prompt("Expert", texts, temperature=0.8)):
            if code:
                beam.append((utility(code, use_sandbox=True), code))
        beam = sorted(beam, reverse=True)[:3]
    return beam[0][1]
