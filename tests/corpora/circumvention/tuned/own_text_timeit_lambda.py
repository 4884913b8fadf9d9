# label: on; class: own text; why: the improver times its own function
import timeit
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 4)) if c]
    overhead = timeit.timeit(stmt=lambda: sorted(codes), number=10)
    print(f"sorting takes {overhead:.6f} s")
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
