"""What a run has come to, as one document: the same from the command that made it and from one that looks later."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from stop.config import RunConfig
from stop.ledger.encoding import text_sha
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Evaluation
from stop.meta import TRIAL_SERIES
from stop.probe.config import is_probe
from stop.probe.table import summarise_probe
from stop.single import SCOPE
from stop.statistics import mean_interval
from stop.task import SPLITS


def summarise(ledger: LedgerReader) -> dict[str, Any]:
    """What a run has come to so far: the document that `stop run --json` or `stop improve --json` ends with."""
    record = ledger.run()
    if is_probe(record):
        return summarise_probe(ledger)
    config = RunConfig.from_json(record.config)
    found = _summarise_generations(ledger, config) if config.program is None else _summarise_single(ledger)
    return {**found, "model": config.model, "degraded": [word.as_json() for word in record.degraded]}


def _summarise_generations(ledger: LedgerReader, config: RunConfig) -> dict[str, Any]:
    totals = ledger.summary()
    by_improver = _scores_by_task(ledger)
    for row in totals["generations"]:
        scores = by_improver.get(row["improver"], {})
        row["tasks"] = {
            task: {split: asdict(mean_interval(found)) for split, found in splits.items()}
            for task, splits in sorted(scores.items())
        }
    weights = dict(zip((Path(task).name for task in config.tasks), config.weights, strict=True))
    return {**totals, "weights": weights, "solutions": _solutions(ledger)}


def _scores_by_task(ledger: LedgerReader) -> dict[str, dict[str, dict[str, list[float]]]]:
    """For each improver that was tried, task and split, the scores of what it made, 0 where it failed."""
    scores = {(each.program, each.task, each.split): each.score for each in ledger.evaluations()}
    found: dict[str, dict[str, dict[str, list[float]]]] = {}
    for run in ledger.improvements():
        series, _, rest = run.scope.partition("/")
        if series != TRIAL_SERIES:
            continue
        task = rest.split("/")[1]
        for split in SPLITS:
            score = 0.0 if run.solution is None else scores.get((run.solution, task, split))
            if score is not None:
                found.setdefault(run.improver, {}).setdefault(task, {}).setdefault(split, []).append(score)
    return found


def _summarise_single(ledger: LedgerReader) -> dict[str, Any]:
    """One improver run on one program; scores are means on `val`, which it saw, and on `test`."""
    totals = ledger.summary()
    (task,) = ledger.tasks()
    run = ledger.improvement(SCOPE)
    scores = {(each.program, each.split): each.score for each in ledger.evaluations()}
    solution = None if run is None else run.solution
    program = None if run is None else run.program
    return {
        "run": ledger.run_id,
        "status": totals["status"],
        "task": task,
        "outcome": None if run is None else run.status,
        "detail": None if run is None else run.detail,
        "solution": None if solution is None else ledger.find_program(solution).text,
        "score": scores.get((solution or "", "val")),
        "seed_score": scores.get((program or "", "val")),
        "test_score": scores.get((solution or "", "test")),
        "seed_test_score": scores.get((program or "", "test")),
        "lm": totals["lm"],
        "audit": totals["audit"],
    }


def _solutions(ledger: LedgerReader) -> list[dict[str, Any]]:
    """For each task, the seed solution beside the best one that the improvers found.

    The best is the one with the highest score on `val` among those that a trial scored on `test` too.
    """
    tasks = ledger.tasks()
    by_task: dict[str, dict[str, dict[str, Evaluation]]] = {name: {} for name in tasks}
    for evaluation in ledger.evaluations():
        by_task[evaluation.task].setdefault(evaluation.program, {})[evaluation.split] = evaluation
    return [_solution(name, text_sha(tasks[name].seed), by_task[name]) for name in tasks]


def _solution(task: str, seed: str, evaluations: dict[str, dict[str, Evaluation]]) -> dict[str, Any]:
    tested = [sha for sha, splits in evaluations.items() if set(splits) == {"val", "test"}]
    best = max(tested, key=lambda sha: evaluations[sha]["val"].score, default=None)
    return {
        "task": task,
        "seed": _both_splits(seed, evaluations),
        "best": None if best is None else _both_splits(best, evaluations),
    }


def _both_splits(sha: str, evaluations: dict[str, dict[str, Evaluation]]) -> dict[str, Any]:
    splits = evaluations.get(sha, {})
    return {
        "program": sha,
        **{split: asdict(mean_interval(evaluation.scores)) for split, evaluation in sorted(splits.items())},
    }
