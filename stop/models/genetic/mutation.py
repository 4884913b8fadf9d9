"""Makes proposals: applies random edits to a program and keeps what is still a program with the same interface."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from . import crossover, expressions, numbers, operations, order, repetition, statements, wording
from .prompt import Subject
from .soundness import drop_unreachable, faults
from .syntax import UNREADABLE, Edit, functions, parse

ATTEMPTS = 16
"""Mutants tried for one proposal before giving up."""

MOST_EDITS = 8

WEIGHTS: dict[Edit, float] = {
    numbers.change_number: 4.0,
    repetition.lengthen_loop: 4.0,
    repetition.repeat_statements: 4.0,
    repetition.keep_best_of_repeats: 4.0,
    repetition.feed_back: 1.0,
    order.reorder_loop: 2.0,
    order.leave_or_stay: 1.0,
    operations.change_condition: 2.0,
    operations.change_comparison: 1.0,
    operations.change_operation: 1.0,
    expressions.reshape_value: 2.0,
    expressions.change_variable: 1.0,
    expressions.borrow_expression: 1.0,
    statements.delete_statement: 1.0,
    statements.copy_statement: 1.0,
    statements.move_statement: 1.0,
    wording.change_wording: 2.0,
}
"""How often each edit is tried, relative to the others, where the program offers it a place."""

CROSSOVER = 0.5
"""Probability that a proposal starts with a crossover where the prompt holds several programs."""


@dataclass(frozen=True)
class Proposal:
    """A mutant: its text, and the edits that made it, each a phrase."""

    program: str
    ideas: tuple[str, ...]


def propose(
    subject: Subject, boldness: float, wanted: Callable[[Proposal], bool], rng: Random
) -> Proposal | None:
    """One mutant of a program of `subject`, crossed with another where there are several, that is `wanted`.

    `boldness` >= 0 sets the number of edits: one, and after each one more with probability
    boldness / (boldness + 2). None where a few attempts yield no mutant that still defines the entry function with
    the same parameters, and has no fault that shows without running it.
    """
    one_more = boldness / (boldness + 2)
    for _ in range(ATTEMPTS):
        try:
            mutant = _mutant(subject, one_more, rng)
        except UNREADABLE:
            continue
        if mutant and wanted(mutant) and parse(mutant.program):
            return mutant
    return None


def _mutant(subject: Subject, one_more: float, rng: Random) -> Proposal | None:
    parent, *others = rng.sample(subject.programs, min(2, len(subject.programs)))
    tree, entry = ast.parse(parent), subject.entry
    parameters = _parameters(tree, entry)
    ideas = []
    if others and rng.random() < CROSSOVER:
        ideas.append(crossover.cross(tree, ast.parse(others[0]), rng))
    else:
        ideas.append(_any_edit(tree, rng))
    while len(ideas) < MOST_EDITS and rng.random() < one_more:
        ideas.append(_any_edit(tree, rng))
    drop_unreachable(tree)
    if _parameters(tree, entry) != parameters or faults(tree, entry) - _faults_of(parent, entry):
        return None
    done = tuple(idea for idea in ideas if idea)
    return Proposal(ast.unparse(tree) + "\n", done) if done else None


def _any_edit(tree: ast.Module, rng: Random) -> str | None:
    """Apply one edit drawn by weight, of those that find a place in the program."""
    left = dict(WEIGHTS)
    while left:
        edit = rng.choices(list(left), list(left.values()))[0]
        if idea := edit(tree, rng):
            return idea
        del left[edit]
    return None


@lru_cache(maxsize=64)
def _faults_of(program: str, entry: str) -> set[str]:
    return faults(ast.parse(program), entry)


def _parameters(tree: ast.Module, entry: str) -> tuple[type, list[str]]:
    function = functions(tree)[entry]
    return type(function), [node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)]
