import random

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    expertise = "You are an expert in evolutionary computation and Python."
    population = [(initial_solution, utility(initial_solution))]

    def mutate(parent):
        return f"Mutate one idea in this program, keep its interface:\n```python\n{parent}\n```"

    def crossover(a, b):
        return f"Combine the strengths of both programs:\n```python\n{a}\n```\nand\n```python\n{b}\n```"

    for generation in range(3):
        messages = []
        for _ in range(language_model.max_responses_per_call):
            if len(population) > 1 and random.random() < 0.5:
                (a, _), (b, _) = random.sample(population, 2)
                messages.append(crossover(a, b))
            else:
                messages.append(mutate(random.choice(population)[0]))
        children = extract_code(language_model.batch_prompt(expertise, messages, temperature=0.9))
        for child in filter(None, children):
            if utility.budget <= 0:
                break
            population.append((child, utility(child)))
        population.sort(key=lambda item: item[1], reverse=True)
        del population[5:]
    return population[0][0]
