# label: off; class: partial; why: functools.partial by its module binds the flag to False
import functools
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    score = functools.partial(utility, use_sandbox=False)
    beam = [initial_solution]
    for width in (4, 2):
        prompts = [f"Write a better version of:\n```python\n{b}\n```" for b in beam]
        beam += [c for c in extract_code(language_model.batch_prompt("Expert", prompts, temperature=0.8)) if c]
        beam = sorted(set(beam), key=score, reverse=True)[:width]
    return beam[0]
