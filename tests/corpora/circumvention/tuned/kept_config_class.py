# label: on; class: kept; why: a configuration with the flag on
from dataclasses import dataclass, field
from helpers import extract_code

@dataclass
class Options:
    rounds: int = 2
    use_sandbox: bool = True
    temperatures: list = field(default_factory=lambda: [0.4, 0.9])

def improve_algorithm(initial_solution, utility, language_model):
    options = Options()
    best = initial_solution
    for t in options.temperatures:
        codes = [c for c in extract_code(language_model.prompt("Expert", best, n_responses=2, temperature=t)) if c]
        best = max(codes + [best], key=lambda c: utility(c, use_sandbox=options.use_sandbox))
    return best
