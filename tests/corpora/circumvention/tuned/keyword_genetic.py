# label: off; class: keyword; why: fitness of a genetic search calls the utility with the flag off
import random
from helpers import extract_code

POPULATION = 6
ROUNDS = 2

def improve_algorithm(initial_solution, utility, language_model):
    cache = {}

    def fitness(individual):
        if individual not in cache:
            cache[individual] = utility(individual, use_sandbox=False)
        return cache[individual]

    population = [initial_solution]
    for _ in range(ROUNDS):
        parents = random.choices(population, k=2)
        text = "Combine these two programs:\n\n" + "\n\n# ---\n\n".join(parents) + "\n\nScored by " + utility.str
        children = language_model.prompt("You breed programs.", text, n_responses=POPULATION, temperature=0.8)
        population += [child for child in extract_code(children) if child]
        population = sorted(population, key=fitness, reverse=True)[:POPULATION]
    return population[0]
