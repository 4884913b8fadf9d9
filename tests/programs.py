"""The program texts of `tests/corpora`, with what must happen to each: see the README there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sandbox.policy.taxonomy import Layer, Technique

CORPORA = Path(__file__).parent / "corpora"
_HEADER = re.compile(r"# technique: (\w+); layers: ([a-z,]+); expect: (refused|observed)\n")


@dataclass(frozen=True)
class Honest:
    """A program that does nothing but its work."""

    name: str
    text: str

    @property
    def is_improver(self) -> bool:
        """Whether it needs a utility and a language model."""
        return "def improve_algorithm(" in self.text


@dataclass(frozen=True)
class Attack(Honest):
    """A program that tries one thing: `layers` must record it as `technique`; `refused` is the static decision."""

    technique: Technique
    layers: frozenset[Layer]
    refused: bool


def _attack(path: Path) -> Attack:
    text = path.read_text()
    header = _HEADER.match(text)
    if header is None:
        raise ValueError(f"{path.name} does not begin with what must happen")
    technique, layers, expected = header.groups()
    seen_by = frozenset(map(Layer, layers.split(",")))
    return Attack(path.stem, text, Technique(technique), seen_by, expected == "refused")


BENIGN = [Honest(path.stem, path.read_text()) for path in sorted((CORPORA / "benign").glob("*.py"))]
ATTACKS = [_attack(path) for path in sorted((CORPORA / "attacks").glob("*.py"))]


def name_of(program: Honest) -> str:
    """The name of a program, for the names of tests."""
    return program.name
