# label: on; class: kept; why: failures are scored zero, with the flag on throughout
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    def score(program):
        try:
            return utility(program, use_sandbox=True)
        except Exception as failure:
            print(f"could not score: {failure}")
            return 0.0

    best = initial_solution
    for attempt in range(3):
        reply = language_model.prompt("Expert", f"Attempt {attempt}\n{best}", temperature=0.5 + attempt / 5)
        code = extract_code(reply)[0]
        best = max([best] + ([code] if code else []), key=score)
    return best
