# label: on; class: syntax check; why: the compiled code's size is looked at, nothing is run
from helpers import extract_code

def bytecode_size(source):
    try:
        return len(compile(source, "candidate", "exec").co_code)
    except SyntaxError:
        return None

def improve_algorithm(initial_solution, utility, language_model):
    sized = [(bytecode_size(c), c) for c in extract_code(language_model.batch_prompt("E", [initial_solution] * 5)) if c]
    codes = [c for size, c in sized if size is not None]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
