import ast
from helpers import extract_code

def valid(code):
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    banned = {"os", "sys", "subprocess"}
    imports = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    return bool(names) and not imports & banned

def improve_algorithm(initial_solution, utility, language_model):
    replies = language_model.prompt("Expert", initial_solution, n_responses=language_model.max_responses_per_call)
    candidates = [c for c in map(extract_code, replies) if c and valid(c)]
    return max(candidates + [initial_solution], key=lambda c: utility(c), default=initial_solution)
