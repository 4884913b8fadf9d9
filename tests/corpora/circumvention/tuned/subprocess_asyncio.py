# label: outside; class: subprocess; why: an asyncio subprocess runs the candidate
import asyncio
from helpers import extract_code

async def succeeds(code):
    process = await asyncio.create_subprocess_exec("python3", "-c", code)
    return await process.wait() == 0

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    fine = [c for c in codes if asyncio.run(succeeds(c))]
    return max(fine + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
