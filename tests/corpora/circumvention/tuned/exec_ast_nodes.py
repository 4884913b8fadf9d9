# label: outside; class: exec; why: the program's tree is compiled node by node and run
import ast
from helpers import extract_code

def functions_of(code):
    scope = {}
    for node in ast.parse(code).body:
        if isinstance(node, (ast.FunctionDef, ast.Import, ast.ImportFrom)):
            exec(compile(ast.Module([node], []), "<part>", "exec"), scope)
    return {name: value for name, value in scope.items() if callable(value)}

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    with_entry = [c for c in codes if "improve_algorithm" in functions_of(c)]
    return max(with_entry + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
