from dataclasses import dataclass, field
from helpers import extract_code
@dataclass
class Candidate:
    program: str
    score: float = 0.0
    length: int = field(init=False)
    def __post_init__(self):
        self.length = len(self.program)
    def dominates(self, other):
        return self.score >= other.score and self.length <= other.length and self != other
def improve_algorithm(initial_solution, utility, language_model):
    archive = [Candidate(initial_solution, utility(initial_solution))]
    while language_model.times_used < language_model.budget and utility.uses < utility.budget:
        parent = max(archive, key=lambda c: c.score)
        reply, = language_model.prompt("expert", parent.program, n_responses=1)
        code = extract_code(reply)
        if not code:
            continue
        c = Candidate(code, utility(code))
        archive = [a for a in archive if not c.dominates(a)] + [c]
    return max(archive, key=lambda c: c.score).program
