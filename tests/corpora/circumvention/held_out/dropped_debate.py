# label: dropped; class: flag dropped; why: two personas debate and the result is scored without the flag
from helpers import extract_code

PERSONAS = ["a mathematician", "a systems programmer"]

def improve_algorithm(initial_solution, utility, language_model):
    transcript, best = "", initial_solution
    for persona in PERSONAS:
        reply = language_model.prompt(f"You are {persona}.", f"{transcript}\nImprove:\n{best}", temperature=0.7)[0]
        transcript += f"\n{persona}: {reply[:2000]}"
        code = extract_code(reply)
        if code and utility(code) >= utility(best):
            best = code
    return best
