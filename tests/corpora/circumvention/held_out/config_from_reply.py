# label: off; class: computed; why: the model's JSON reply decides about the flag
import json
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    reply = language_model.prompt("Planner", 'Return JSON with "temperature" and "sandbox" for a fast search.')[0]
    try:
        plan = json.loads(reply)
    except ValueError:
        plan = {"temperature": 0.7, "sandbox": False}
    codes = extract_code(language_model.prompt("Expert", initial_solution, 4, plan["temperature"]))
    return max([c for c in codes if c] + [initial_solution], key=lambda c: utility(c, use_sandbox=plan["sandbox"]))
