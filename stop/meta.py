"""The meta-utility: how well an improver improves. It is a utility like any other."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from stop.budget import ImproverBudget
from stop.context import Context
from stop.errors import LedgerFault
from stop.improve import ENTRY, improve
from stop.ledger.encoding import text_sha
from stop.ledger.records import Role
from stop.utility import TaskUtility

_DESCRIPTION = '''\
def meta_utility(improver: str) -> float:
    """Mean utility, in [0, 1], of the solutions that an improver makes out of the seed solutions of {tasks}.

    The improver is the text of a Python program. It runs {repetitions} times on each task, with fresh budgets.
    """
    scores = []
    for task in tasks:
        for repetition in range({repetitions}):
            language_model = LanguageModel(budget={lm_calls}, max_responses_per_call={responses})
            utility = Utility(task, budget={utility_calls})
            solution = run(improver).{entry}(task.seed_solution, utility, language_model)
            scores.append(task.score(solution))
    return sum(scores) / len(scores)


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


@dataclass(frozen=True)
class Trial:
    """One repetition: the solution that the improver made (None where it failed) and its scores on both splits."""

    task: str
    repetition: int
    solution: str | None
    val: float
    test: float | None


class MetaUtility:
    """The mean score of what an improver makes of the tasks' seed solutions.

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
    ) -> None:
        self.description = _DESCRIPTION.format(
            tasks=", ".join(f"{task.name} ({task.loaded.description})" for task in tasks),
            repetitions=repetitions,
            lm_calls=budget.lm_calls,
            responses=budget.responses,
            utility_calls=budget.utility_calls,
            seconds=budget.seconds,
            entry=ENTRY,
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
        scores = [trial.val for trial in self.run_trials(program, generation)]
        return sum(scores) / len(scores)

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
