"""The one operation of both levels: an improver, in the sandbox, makes a better program out of a program.

For a task the program is a solution and the utility the task's; for the recursion the program is an improver, its
own source for instance, and the utility the meta-utility. Nothing here knows which.
"""

from __future__ import annotations

from sandbox.host.pool import ContainerEnded
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from sandbox.program import Limits, Outcome, Program, Status
from stop.broker import Broker
from stop.budget import ImproverBudget
from stop.context import Context, derive_seed
from stop.interface import companion_modules
from stop.ledger.records import Improvement
from stop.utility import MAX_PROGRAM, Utility

ENTRY = "improve_algorithm"

_START_SECONDS = 5.0


def improve(
    context: Context,
    improver: str,
    program: str,
    utility: Utility,
    budget: ImproverBudget,
    scope: str,
    generation: int,
) -> Improvement:
    """Run `improver` once on `program`: `improve_algorithm(program, utility, language_model)`.

    Returns the record of the run; its `solution` is the SHA-256 of the text that came back (see the ledger's
    programs), None where the improver failed, and `detail` then says how. A run that is in the ledger under `scope`
    is not run again. Raises `SandboxError`, `ModelFault`, `TaskFault`, `BudgetExhausted` or `Stopped`; the run can be
    resumed after each.
    """
    recorded = context.ledger.improvement(scope)
    if recorded is not None:
        return recorded
    context.check()
    improver_sha = context.ledger.record_program(improver, "improver", generation)
    program_sha = context.ledger.record_program(program, utility.role, generation)
    broker = Broker(context, utility, budget, scope, generation, improver_sha, program_sha)
    outcome, events, cpu_seconds = _run(context, improver, program, utility, budget, broker, scope)
    solution, outcome, event = _accept_text(outcome)
    context.note([*events, *([event] if event else [])], scope, generation, improver_sha, "improver")
    improvement = Improvement(
        scope=scope,
        improver=improver_sha,
        program=program_sha,
        solution=None if solution is None else broker.keep(solution),
        status=str(outcome.status),
        detail=outcome.detail,
        calls=broker.lm_calls.used,
        completions=broker.completions,
        utility_uses=broker.utility_calls.used,
        cpu_seconds=cpu_seconds,
        wall_seconds=outcome.wall_seconds,
    )
    context.ledger.record_improvement(improvement)
    context.progress.improved()
    return improvement


def _run(
    context: Context,
    improver: str,
    program: str,
    utility: Utility,
    budget: ImproverBudget,
    broker: Broker,
    scope: str,
) -> tuple[Outcome, list[Event], float]:
    """The improver's outcome, the events of its container, and the CPU seconds it used."""
    utility_mirror = {"str": utility.description, "budget": budget.utility_calls, "uses": 0}
    model_mirror = {"budget": budget.lm_calls, "max_responses_per_call": budget.responses, "times_used": 0}
    seed = derive_seed(context.seed, scope)

    def work(session: Session) -> Outcome:
        # Also where a lost container makes it begin again: what it did before is on record, and is not counted twice.
        context.ledger.restart(scope)
        broker.restart()
        if not session.started.ok:
            return session.started
        return session.call(ENTRY, [program, utility_mirror, model_mirror], seed, budget.seconds)

    limits = Limits(_START_SECONDS, budget.memory_mb)
    text = Program(improver, name="improver", modules=companion_modules())
    try:
        outcome, session = context.sandbox.use(text, work, limits, context.policy, broker)
    except ContainerEnded as ended:
        return ended.as_outcome(), ended.events, 0.0
    return outcome, session.events, session.cpu_seconds


def _accept_text(outcome: Outcome) -> tuple[str | None, Outcome, Event | None]:
    """The program text that came back, if one did; what else came back is on record."""
    if not outcome.ok:
        return None, outcome, None
    text = outcome.value
    if isinstance(text, str) and text.strip() and len(text) <= MAX_PROGRAM:
        return text, outcome, None
    words = f"the improver returned {type(text).__name__}, not the text of a program"
    if isinstance(text, str):
        words = f"the improver returned a text of {len(text)} characters, which is no program"
    event = Event(Layer.BROKER, Technique.MALFORMED_RESULT, Verdict.REFUSED, words, severity=Severity.LOW)
    failed = Outcome(Status.INVALID_OUTPUT, None, words, outcome.cpu_seconds, outcome.wall_seconds)
    return None, failed, event
