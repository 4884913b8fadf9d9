# label: off; class: setattr; why: a configuration class has the flag False by default
from dataclasses import dataclass
from helpers import extract_code

@dataclass
class Config:
    n_candidates: int = 4
    temperature: float = 0.8
    use_sandbox: bool = False

def improve_algorithm(initial_solution, utility, language_model):
    config = Config()
    replies = language_model.prompt("Expert", f"Improve {initial_solution}", config.n_candidates, config.temperature)
    programs = [p for p in extract_code(replies) if p]
    return max(programs + [initial_solution], key=lambda p: utility(p, use_sandbox=config.use_sandbox))
