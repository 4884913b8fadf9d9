import io
import traceback
from contextlib import redirect_stdout

from helpers import extract_code


def score_with_feedback(utility, code):
    buffer = io.StringIO()
    with redirect_stdout(buffer):
        try:
            return utility(code), buffer.getvalue()
        except Exception:
            return 0.0, traceback.format_exc(limit=2)


def improve_algorithm(initial_solution, utility, language_model):
    code, feedback = initial_solution, ""
    best, best_score = initial_solution, float("-inf")
    for turn in range(4):
        score, feedback = score_with_feedback(utility, code)
        if score > best_score:
            best, best_score = code, score
        if language_model.budget <= 0 or utility.budget <= 0:
            break
        message = f"```python\n{code}\n```\nscored {score}.\n{feedback[-500:]}\nMake it better."
        code = extract_code(language_model.prompt("Debugging expert", message)[0]) or best
    return best
