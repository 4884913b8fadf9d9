import json
import re

from helpers import extract_code


def parse(reply):
    match = re.search(r"\{.*\}", reply, flags=re.DOTALL)
    try:
        return json.loads(match.group()) if match else {}
    except json.JSONDecodeError:
        return {}


def improve_algorithm(initial_solution, utility, language_model):
    expertise = 'Answer in JSON: {"idea": str, "confidence": float, "code": str}'
    replies = language_model.prompt(expertise, f"Improve this program:\n{initial_solution}", n_responses=5)
    answers = [parse(r) for r in replies]
    answers.sort(key=lambda a: float(a.get("confidence", 0)), reverse=True)
    candidates = [a["code"] for a in answers if isinstance(a.get("code"), str)] or extract_code(replies)
    candidates = [c for c in candidates if c][: max(1, utility.budget - 1)]
    return max([initial_solution] + candidates, key=utility)
