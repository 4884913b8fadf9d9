# label: outside; class: exec; why: generated tests are executed together with the candidate
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    tests = extract_code(language_model.prompt("Tester", f"Write asserts for this score function:\n{utility.str}"))[0] or ""
    best, best_passed = initial_solution, -1
    for code in extract_code(language_model.batch_prompt("Coder", [f"Improve\n{initial_solution}"] * 4)):
        passed = 0
        for line in tests.splitlines():
            try:
                exec((code or "") + "\n" + line, {})
                passed += 1
            except Exception:
                pass
        if passed > best_passed:
            best, best_passed = code, passed
    return best
