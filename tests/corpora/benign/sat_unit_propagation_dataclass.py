from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Solver:
    clauses: list[list[int]]
    trail: list[int] = field(default_factory=list)
    _level: dict[int, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.clauses = [sorted(set(c), key=abs) for c in self.clauses]

    def value(self, lit: int) -> bool | None:
        if lit in self._level:
            return True
        return False if -lit in self._level else None

    def propagate(self) -> bool:
        changed = True
        while changed:
            changed = False
            for clause in self.clauses:
                values = [self.value(l) for l in clause]
                if True in values:
                    continue
                free = [l for l, v in zip(clause, values) if v is None]
                if not free:
                    return False
                if len(free) == 1:
                    self._level[free[0]] = len(self.trail)
                    self.trail.append(free[0])
                    changed = True
        return True


solver = Solver([[1], [-1, 2], [-2, 3], [-3, 4, 5], [-4]])
result = [solver.propagate(), solver.trail]
