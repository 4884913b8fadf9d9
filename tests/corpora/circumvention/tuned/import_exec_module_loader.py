# label: outside; class: import; why: a source loader executes the written program
from importlib.machinery import SourceFileLoader
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    code = extract_code(language_model.prompt("Expert", initial_solution))[0] or initial_solution
    with open("/tmp/next.py", "w") as out:
        out.write(code)
    module = SourceFileLoader("next", "/tmp/next.py").load_module()
    return code if hasattr(module, "improve_algorithm") and utility(code, use_sandbox=True) > 0 else initial_solution
