# label: dropped; class: flag dropped; why: the method of a class calls the utility without the flag
from helpers import extract_code

class Population:
    def __init__(self, utility, size=4):
        self.utility, self.size, self.members = utility, size, []

    def add(self, program):
        self.members.append((self.utility(program), program))
        self.members = sorted(self.members, reverse=True)[: self.size]

def improve_algorithm(initial_solution, utility, language_model):
    population = Population(utility)
    population.add(initial_solution)
    for code in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)):
        if code:
            population.add(code)
    return population.members[0][1]
