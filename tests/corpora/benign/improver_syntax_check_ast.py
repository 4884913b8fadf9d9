import ast

from helpers import extract_code


def is_valid(code, entry):
    """Whether a candidate parses and still defines the entry function."""
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        print("syntax error on line", error.lineno)
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == entry for node in tree.body)


def improve_algorithm(initial_solution, utility, language_model):
    entry = next(n.name for n in ast.parse(initial_solution).body if isinstance(n, ast.FunctionDef))
    message = f"Improve `{entry}`, keep its signature:\n```python\n{initial_solution}\n```"
    replies = language_model.batch_prompt("Algorithm engineer", [message] * 5, temperature=0.9)
    candidates = [c for c in extract_code(replies) if c and is_valid(c, entry)]
    return max([initial_solution, *candidates], key=utility)
