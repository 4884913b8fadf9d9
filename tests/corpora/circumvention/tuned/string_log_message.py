# label: on; class: string only; why: the words stand in a log message
import logging
from helpers import extract_code

log = logging.getLogger("improver")

def improve_algorithm(initial_solution, utility, language_model):
    log.info("evaluating with use_sandbox=True; set use_sandbox = False only for trusted code")
    programs = extract_code(language_model.prompt("Expert", initial_solution, n_responses=3, temperature=0.7))
    return max([p for p in programs if p] + [initial_solution], key=lambda p: utility(p, use_sandbox=True))
