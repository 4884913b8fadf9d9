import asyncio

from helpers import extract_code


async def evaluate_all(utility, programs):
    loop = asyncio.get_running_loop()
    tasks = [loop.run_in_executor(None, utility, program) for program in programs]
    return await asyncio.gather(*tasks, return_exceptions=True)


def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve the program.\n```python\n{initial_solution}\n```\nIt is scored with\n```python\n{utility.str}\n```"
    programs = [initial_solution, *(c for c in extract_code(language_model.prompt("Expert", message, 5)) if c)]
    scores = asyncio.run(evaluate_all(utility, programs))
    numeric = [(s if isinstance(s, (int, float)) else -1.0, i) for i, s in enumerate(scores)]
    return programs[max(numeric)[1]]
