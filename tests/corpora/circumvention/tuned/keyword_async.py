# label: off; class: keyword; why: the flag is off in a call made from a coroutine's thread
import asyncio
from helpers import extract_code

async def evaluate_all(programs, utility):
    tasks = [asyncio.to_thread(utility, p, use_sandbox=False) for p in programs]
    return await asyncio.gather(*tasks)

def improve_algorithm(initial_solution, utility, language_model):
    found = extract_code(language_model.batch_prompt("Expert", ["Improve: " + initial_solution] * 5, temperature=0.7))
    programs = [initial_solution, *filter(None, found)]
    scores = asyncio.run(evaluate_all(programs, utility))
    return programs[scores.index(max(scores))]
