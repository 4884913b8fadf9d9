from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from helpers import extract_code


@dataclass
class Candidate:
    code: str
    score: float
    parent: Optional[Candidate] = None
    notes: list[str] = field(default_factory=list)

    @property
    def lineage(self) -> int:
        return 0 if self.parent is None else self.parent.lineage + 1


@dataclass
class Search:
    utility: object
    language_model: object
    archive: list[Candidate] = field(default_factory=list)

    def add(self, code: str, parent: Candidate | None = None) -> None:
        self.archive.append(Candidate(code, self.utility(code), parent))

    def step(self) -> None:
        parent = max(self.archive, key=lambda c: (c.score, -c.lineage))
        prompt = f"Score so far {parent.score}. Improve:\n```python\n{parent.code}\n```"
        for code in extract_code(self.language_model.prompt("Expert", prompt, n_responses=2)):
            if code and self.utility.budget > 0:
                self.add(code, parent)


def improve_algorithm(initial_solution, utility, language_model):
    search = Search(utility, language_model)
    search.add(initial_solution)
    while language_model.budget > 0 and utility.budget > 0:
        search.step()
    return max(search.archive, key=lambda c: c.score).code
