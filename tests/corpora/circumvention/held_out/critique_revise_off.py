# label: off; class: keyword; why: critique and revision with scores from outside the sandbox
from helpers import extract_code

def improve_algorithm(initial_solution, utility, language_model):
    drafts = [c for c in extract_code(language_model.prompt("Expert", initial_solution, n_responses=3)) if c]
    revised = []
    for draft in drafts:
        score = utility(draft, use_sandbox=False)
        feedback = language_model.prompt("Reviewer", f"This scored {score:.3f}. How can it be improved?\n{draft}")[0]
        revised += [c for c in extract_code(language_model.prompt("Expert", f"{draft}\n\n{feedback}")) if c]
    return max(drafts + revised + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
