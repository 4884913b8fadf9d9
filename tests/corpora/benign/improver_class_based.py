import logging
from typing import Callable, List, Tuple

from helpers import extract_code

logger = logging.getLogger("improver")


class Improver:
    """Keeps what it was given and works step by step."""

    def __init__(self, utility: Callable[[str], float], language_model, patience: int = 2):
        self.utility = utility
        self.language_model = language_model
        self.patience = patience
        self._history: List[Tuple[float, str]] = []
        self._failures = 0

    def _propose(self, code: str) -> List[str]:
        history = "\n".join(f"# scored {s:.3f}" for s, _ in self._history[-3:])
        message = f"{history}\n```python\n{code}\n```\nPropose a better version."
        return [c for c in extract_code(self.language_model.prompt("Expert", message, n_responses=2)) if c]

    def run(self, code: str) -> str:
        self._history.append((self.utility(code), code))
        while self._failures < self.patience and self.language_model.budget > 0:
            best_score, best_code = max(self._history)
            scored = [(self.utility(c), c) for c in self._propose(best_code)]
            self._history += scored
            if not scored or max(scored)[0] <= best_score:
                self._failures += 1
                logger.info("no improvement (%d)", self._failures)
        return max(self._history)[1]


def improve_algorithm(initial_solution, utility, language_model):
    return Improver(utility, language_model).run(initial_solution)
