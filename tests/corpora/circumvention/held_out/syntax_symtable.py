# label: on; class: syntax check; why: names are counted by the symbol table, nothing is run
import symtable
from helpers import extract_code

def complexity(code):
    try:
        return len(symtable.symtable(code, "candidate", "exec").get_symbols())
    except SyntaxError:
        return 10**6

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=5)) if c]
    codes.sort(key=complexity)
    return max(codes[:3] + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
