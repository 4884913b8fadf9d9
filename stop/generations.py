"""Algorithm 1 of the paper: an improver improves itself, generation after generation."""

from __future__ import annotations

from collections.abc import Sequence

from stop.acceptance import ACCEPTANCE_RULES
from stop.budget import ImproverBudget
from stop.catalogue import LoadedTask
from stop.config import RunConfig
from stop.context import Context
from stop.errors import LedgerFault
from stop.improve import improve
from stop.ledger.encoding import text_sha
from stop.ledger.records import Generation
from stop.meta import TRIAL_SERIES, MetaUtility, Trial
from stop.statistics import weighted_interval
from stop.utility import TaskUtility


def optimise(context: Context, config: RunConfig, tasks: Sequence[LoadedTask]) -> None:
    """Run all generations; what the ledger already holds is taken from there. Results are in the ledger.

    Raises what `stop.improve.improve` raises.
    """
    val = [TaskUtility(context, task, "val") for task in tasks]
    test = [TaskUtility(context, task, "test") for task in tasks]
    inner = ImproverBudget(config.lm_calls, config.responses, config.utility_calls, config.improver_seconds)
    outer = ImproverBudget(
        config.lm_calls, config.responses, config.meta_utility_calls, config.improver_seconds
    )
    meta_utility = MetaUtility(context, val, config.meta_tests, inner, "search", config.weights)
    trials = MetaUtility(context, val, config.meta_tests, inner, TRIAL_SERIES, config.weights)
    accepts = ACCEPTANCE_RULES[config.accept]

    _score_seed_solutions(context, [*val, *test])
    improver = config.improver
    context.progress.stage("generation 0: the seed improver")
    scores = trials.run_trials(improver, 0, test)
    _record(context, 0, improver, None, None, True, trials, scores)
    for t in range(1, config.generations + 1):
        context.progress.stage(f"generation {t}: the improver improves itself")
        proposal = _proposal(
            context, improve(context, improver, improver, meta_utility, outer, f"g{t}", t).solution
        )
        accepted = False
        parent = improver
        if proposal is not None:
            context.progress.stage(f"generation {t}: trying the proposed improver")
            proposed_scores = trials.run_trials(proposal, t, test)
            accepted = accepts(trials.strata(scores, "val"), trials.strata(proposed_scores, "val"))
            if accepted:
                improver, scores = proposal, proposed_scores
        _record(context, t, improver, proposal, parent, accepted, trials, scores)


def _score_seed_solutions(context: Context, utilities: Sequence[TaskUtility]) -> None:
    """What every improver starts from, for comparison."""
    context.progress.stage("scoring the seed solutions")
    for utility in utilities:
        utility.evaluate(utility.loaded.seed_text, "seed", 0)


def _proposal(context: Context, sha: str | None) -> str | None:
    """The text of the improver that a generation proposed; None where it failed to."""
    if sha is None:
        return None
    recorded = context.ledger.program(sha)
    if recorded is None:
        raise LedgerFault(f"the improver {sha[:12]} is missing from the ledger: it was tampered with")
    return recorded.text


def _record(
    context: Context,
    index: int,
    improver: str,
    proposal: str | None,
    parent: str | None,
    accepted: bool,
    trials: MetaUtility,
    scores: Sequence[Trial],
) -> None:
    """Put a generation on record, unless it is there."""
    generation = Generation(
        index=index,
        improver=text_sha(improver),
        candidate=None if proposal is None else text_sha(proposal),
        parent=None if parent is None else text_sha(parent),
        accepted=accepted,
        val=weighted_interval(trials.strata(scores, "val")),
        test=weighted_interval(trials.strata(scores, "test")),
    )
    if index >= len(context.ledger.generations()):
        context.ledger.record_generation(generation)
    context.progress.finished(generation)
