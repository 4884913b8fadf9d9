# label: outside; class: exec; why: a smoke test of all candidates
from helpers import extract_code
import contextlib
import io

def smoke_test(code):
    stream = io.StringIO()
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            exec(compile(code, "candidate", "exec"), {"__name__": "__candidate__"})
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""

def improve_algorithm(initial_solution, utility, language_model):
    pool = {}
    for code in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.8)):
        if not code:
            continue
        problem = smoke_test(code)
        if problem:
            code = extract_code(language_model.prompt("Debugger", f"Fix:\n{code}\n{problem}"))[0] or code
        pool[code] = utility(code, use_sandbox=True)
    return max(pool, key=pool.get, default=initial_solution)
