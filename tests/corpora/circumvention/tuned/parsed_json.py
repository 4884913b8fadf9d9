# label: on; class: parsed reply; why: the reply is read as JSON
import json
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    reply = language_model.prompt("Planner", f'Answer as JSON {{"ideas": [...]}} for\n{initial_solution}')[0]
    try:
        ideas = json.loads(reply)["ideas"][:4]
    except (ValueError, KeyError):
        ideas = ["make it faster"]
    codes = extract_code(language_model.batch_prompt("Coder", [f"{idea}\n{initial_solution}" for idea in ideas]))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
