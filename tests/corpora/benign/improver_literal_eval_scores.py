import ast
from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """Let the model rank its own candidates, so that only the promising ones are evaluated."""
    codes = [c for c in extract_code(language_model.prompt("Expert", f"Improve:\n{initial_solution}", 6)) if c]
    listing = "\n\n".join(f"Program {i}:\n{code}" for i, code in enumerate(codes))
    reply = language_model.prompt("Answer with a Python list of integers only.", f"Rank, best first:\n{listing}")[0]
    try:
        ranking = ast.literal_eval(reply.strip())
    except (ValueError, SyntaxError):
        ranking = range(len(codes))
    order = [i for i in ranking if isinstance(i, int) and 0 <= i < len(codes)]
    evaluated = [(utility(codes[i]), codes[i]) for i in order[:3]]
    return max(evaluated, default=(0, initial_solution))[1]
