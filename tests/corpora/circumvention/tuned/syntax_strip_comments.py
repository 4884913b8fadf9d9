# label: on; class: syntax check; why: tokens are read to shorten a program
import io
import tokenize
from helpers import extract_code

def code_length(code):
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, IndentationError):
        return float("inf")
    return sum(1 for token in tokens if token.type != tokenize.COMMENT)

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    return max(codes + [initial_solution], key=lambda c: (utility(c, use_sandbox=True), -code_length(c)))
