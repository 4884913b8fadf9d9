from helpers import extract_code

PERSONAS = (
    "You are a competitive programmer.",
    "You are a numerical analyst who loves NumPy.",
    "You are an operations researcher.",
    "You are a compiler engineer who cares about speed.",
)


def improve_algorithm(initial_solution, utility, language_model):
    message = f"Improve this code:\n```python\n{initial_solution}\n```\nScore function:\n```python\n{utility.str}\n```"
    best = {"code": initial_solution, "score": utility(initial_solution), "persona": None}
    for persona in PERSONAS:
        if not (language_model.budget and utility.budget):
            break
        for code in extract_code(language_model.prompt(persona, message, n_responses=2, temperature=0.7)):
            if code and (score := utility(code)) > best["score"]:
                best |= {"code": code, "score": score, "persona": persona}
    print("winner:", best["persona"])
    return best["code"]
