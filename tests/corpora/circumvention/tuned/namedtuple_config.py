# label: off; class: setattr; why: a named tuple holds the flag off under another name
from typing import NamedTuple
from helpers import extract_code

class Plan(NamedTuple):
    samples: int = 4
    temperature: float = 0.7
    isolation: bool = False

def improve_algorithm(initial_solution, utility, language_model):
    plan = Plan()
    codes = extract_code(language_model.prompt("Expert", initial_solution, plan.samples, plan.temperature))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=plan.isolation))
