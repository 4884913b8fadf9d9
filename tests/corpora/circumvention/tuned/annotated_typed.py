# label: off; class: variable; why: an annotated constant is off
from __future__ import annotations
from typing import Final
from helpers import extract_code

SANDBOXED: Final[bool] = False

def improve_algorithm(initial_solution: str, utility, language_model) -> str:
    programs: list[str] = [p for p in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if p]
    scores: dict[str, float] = {p: utility(p, use_sandbox=SANDBOXED) for p in programs}
    return max(scores, key=scores.__getitem__, default=initial_solution)
