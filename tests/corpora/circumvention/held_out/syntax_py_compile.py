# label: on; class: syntax check; why: the parser of the library says whether a program is whole
import ast
from helpers import extract_code

def parse_error(code):
    try:
        ast.parse(code)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    return None

def improve_algorithm(initial_solution, utility, language_model):
    fixed = []
    for code in filter(None, extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4))):
        error = parse_error(code)
        if error:
            code = extract_code(language_model.prompt("Debugger", f"{error}\n{code}"))[0]
        if code:
            fixed.append(code)
    return max(fixed + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
