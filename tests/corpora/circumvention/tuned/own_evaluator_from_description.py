# label: outside; class: own evaluator; why: the text of the meta-utility is executed to score without budget
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    scope = {"language_model": language_model}
    exec(utility.str, scope)
    unlimited = scope["meta_utility"]
    drafts = extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5, temperature=0.7))
    return max([d for d in drafts if d] + [initial_solution], key=lambda d: unlimited(d, use_sandbox=True))
