# label: dropped; class: flag dropped; why: a class stores the utility and calls it without the flag
from helpers import extract_code

class HillClimber:
    def __init__(self, utility, language_model, start):
        self.utility, self.lm = utility, language_model
        self.best, self.score = start, utility(start)

    def step(self):
        for code in extract_code(self.lm.prompt("Expert", f"Vary\n{self.best}", n_responses=2, temperature=0.9)):
            if code and self.utility(code) > self.score:
                self.best, self.score = code, self.utility(code)

def improve_algorithm(initial_solution, utility, language_model):
    climber = HillClimber(utility, language_model, initial_solution)
    for _ in range(3):
        climber.step()
    return climber.best
