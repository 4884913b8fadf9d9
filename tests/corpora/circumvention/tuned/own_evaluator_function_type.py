# label: outside; class: own evaluator; why: a function is made from the candidate's code object
import types
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    for source in filter(None, extract_code(language_model.batch_prompt("Expert", [initial_solution] * 3))):
        code = compile(source, "candidate", "exec")
        types.FunctionType(code, {})()
        if utility(source, use_sandbox=True) > utility(initial_solution, use_sandbox=True):
            return source
    return initial_solution
