# label: on; class: syntax check; why: truncated programs are found by compile_command, which runs nothing
import codeop
from helpers import extract_code

def complete(code):
    try:
        return codeop.compile_command(code, symbol="exec") is not None
    except (SyntaxError, ValueError, OverflowError):
        return False

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=4)) if c and complete(c)]
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
