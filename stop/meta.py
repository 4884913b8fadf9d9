"""The meta-utility: how well an improver improves. It is a utility like any other."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from stop.budget import ImproverBudget
from stop.context import Context
from stop.errors import LedgerFault
from stop.improve import ENTRY, improve
from stop.ledger.encoding import text_sha
from stop.ledger.records import Role
from stop.statistics import Stratum, weighted_mean
from stop.utility import TaskUtility

TRIAL_SERIES = "trial"
"""The series of repetitions that decides on acceptance and is reported."""

_DESCRIPTION = '''\
def meta_utility(improver: str) -> float:
    """{mean} utility, in [0, 1], of the solutions that an improver makes out of the seed solutions of {tasks}.

    The improver is the text of a Python program. It runs {repetitions} times on each task, with fresh budgets.
    """
{body}


# The program must define `{entry}(initial_solution: str, utility, language_model) -> str`, which returns the text of
# a program. A program that raises, or that returns something else, scores 0 for that repetition.
#
#   utility(program: str) -> float        the score of a program text; 0 once utility.uses exceeds utility.budget
#   utility.str                           the description of the score function, for prompts
#   utility.budget, utility.uses          read-only
#   language_model.prompt(expertise, message, n_responses=1, temperature=0.7) -> list[str]
#   language_model.batch_prompt(expertise, message_batch, temperature=0.7) -> list[str]
#   language_model.budget, language_model.max_responses_per_call, language_model.times_used   read-only
#   from helpers import extract_code      the largest fenced code block of a reply, or of each reply of a list
#
# A call beyond language_model.budget, or for more than max_responses_per_call replies, raises RuntimeError.
# These objects may be used from several threads. Available: the Python 3.11 standard library, NumPy. No files,
# network or processes. One run may take {seconds:g} s of its own time, without that of language model and utility.
'''


_EQUAL_WEIGHTS = """\
    scores = []
    for task in tasks:
        for repetition in range({repetitions}):
            language_model = LanguageModel(budget={lm_calls}, max_responses_per_call={responses})
            utility = Utility(task, budget={utility_calls})
            solution = run(improver).{entry}(task.seed_solution, utility, language_model)
            scores.append(task.score(solution))
    return sum(scores) / len(scores)"""

_OWN_WEIGHTS = """\
    total = 0.0
    for task, weight in zip(tasks, {weights}):
        for repetition in range({repetitions}):
            language_model = LanguageModel(budget={lm_calls}, max_responses_per_call={responses})
            utility = Utility(task, budget={utility_calls})
            solution = run(improver).{entry}(task.seed_solution, utility, language_model)
            total += weight * task.score(solution) / {repetitions}
    return total"""


@dataclass(frozen=True)
class Trial:
    """One repetition: the solution that the improver made (None where it failed) and its scores on both splits."""

    task: str
    repetition: int
    solution: str | None
    val: float
    test: float | None


class MetaUtility:
    """The mean score of what an improver makes of the tasks' seed solutions, each task by its weight.

    `series` names a set of repetitions: `search` steers the outer improver, `trial` decides on acceptance and is
    reported, so that the winner of a search is not judged by the luck that made it win.
    """

    name = "meta"
    role: Role = "improver"

    def __init__(
        self,
        context: Context,
        tasks: Sequence[TaskUtility],
        repetitions: int,
        budget: ImproverBudget,
        series: str,
        weights: Sequence[float] | None = None,
    ) -> None:
        """`weights` add up to 1; without them all tasks count the same."""
        self._weights = list(weights or [1 / len(tasks)] * len(tasks))
        equal = min(self._weights) == max(self._weights)
        numbers = {
            "repetitions": repetitions,
            "lm_calls": budget.lm_calls,
            "responses": budget.responses,
            "utility_calls": budget.utility_calls,
            "entry": ENTRY,
        }
        body = _EQUAL_WEIGHTS if equal else _OWN_WEIGHTS
        self.description = _DESCRIPTION.format(
            mean="Mean" if equal else "Weighted mean",
            tasks=", ".join(f"{task.name} ({task.loaded.description})" for task in tasks),
            seconds=budget.seconds,
            body=body.format(weights=[round(weight, 4) for weight in self._weights], **numbers),
            **numbers,
        )
        self._context = context
        self._tasks = tasks
        self._repetitions = repetitions
        self._budget = budget
        self._series = series
        self._locks: dict[str, threading.Lock] = {}
        self._locking = threading.Lock()

    def evaluate(self, program: str, scope: str, generation: int) -> float:
        """See `stop.utility.Utility`. The record is kept by the improver runs it is made of."""
        del scope  # the improver runs below have scopes of their own, named after the program
        return weighted_mean(self.strata(self.run_trials(program, generation), "val"))

    def strata(self, trials: Sequence[Trial], split: Literal["val", "test"]) -> list[Stratum]:
        """The trials' scores on a split, a stratum for each task; without those that were not scored on it."""
        scores: dict[str, list[float]] = {task.name: [] for task in self._tasks}
        for trial in trials:
            score = trial.val if split == "val" else trial.test
            if score is not None:
                scores[trial.task].append(score)
        return [Stratum(weight, found) for weight, found in zip(self._weights, scores.values(), strict=True)]

    def run_trials(
        self, improver: str, generation: int, test_tasks: Sequence[TaskUtility] | None = None
    ) -> list[Trial]:
        """Run the improver on each task, each repetition; trials in a fixed order.

        With `test_tasks`, the same tasks on the split `test`, the solutions are also scored there.
        """
        tests = {task.name: task for task in test_tasks or ()}
        pairs = [(task, number) for task in self._tasks for number in range(self._repetitions)]

        def attempt(pair: tuple[TaskUtility, int]) -> Trial:
            task, number = pair
            return self._try(improver, task, number, generation, tests.get(task.name))

        with self._only_once(improver), ThreadPoolExecutor(self._context.workers, "trial") as pool:
            return list(pool.map(attempt, pairs))

    def _try(
        self, improver: str, task: TaskUtility, repetition: int, generation: int, test: TaskUtility | None
    ) -> Trial:
        scope = f"{self._series}/{text_sha(improver)[:16]}/{task.name}/{repetition}"
        with self._context.improver_slots:
            run = improve(
                self._context, improver, task.loaded.seed_text, task, self._budget, scope, generation
            )
        if run.solution is None:
            return Trial(task.name, repetition, None, 0.0, None if test is None else 0.0)
        recorded = self._context.ledger.program(run.solution)
        if recorded is None:
            raise LedgerFault(f"the solution of {scope} is missing from the ledger: it was tampered with")
        val = task.evaluate(recorded.text, scope, generation)
        opened = None if test is None else test.evaluate(recorded.text, f"{scope}/test", generation)
        return Trial(task.name, repetition, run.solution, val, opened)

    def _only_once(self, improver: str) -> threading.Lock:
        """A lock for each improver: a second call for it waits, and then finds everything in the ledger."""
        with self._locking:
            return self._locks.setdefault(text_sha(improver), threading.Lock())
