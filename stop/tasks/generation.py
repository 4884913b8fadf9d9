"""What is made for a new task by running or asking: expected outputs, inputs from annotations, a seed solution."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sandbox.host.pool import Sandbox
from sandbox.program import Limits, Policy, Program
from stop.catalogue import LoadedTask
from stop.errors import StopError, UsageFault
from stop.evaluation import evaluate
from stop.instances import draw_instances
from stop.interface.helpers import extract_code
from stop.models.base import LanguageModel, Message, Reply, Request
from stop.tasks.scaffold import Function, GivenCase, completed
from stop.utility import MAX_PROGRAM, describe

GENERATED = 40
_CALL_SECONDS = 5.0
_TRIED_INSTANCES = 5
_EXPERTISE = "You are an expert programmer. Answer with one complete Python program in a fenced code block."


class SeedFault(StopError):
    """No reply of the model was a seed solution. The task's folder keeps the one that it has."""


@dataclass(frozen=True)
class GeneratedSeed:
    """A seed solution that a model wrote, its mean score on a few instances, and the reply that it came with."""

    text: str
    score: float
    reply: Reply


def generated_inputs(function: Function, count: int = GENERATED) -> list[GivenCase]:
    """Arguments of the kinds that a function's annotations name, the same each time. Raises `UsageFault`."""
    rng = random.Random(0)
    makers = [_maker(annotation, function.name) for annotation in function.annotations]
    cases: dict[str, GivenCase] = {}
    for _ in range(count * 20):
        case = GivenCase([make(rng) for make in makers])
        cases.setdefault(json.dumps(case.arguments), case)
        if len(cases) == count:
            break
    return list(cases.values())


def with_outputs(sandbox: Sandbox, function: Function, cases: Sequence[GivenCase]) -> list[GivenCase]:
    """The cases with every output known: what is missing is computed by the function, in the sandbox.

    Raises `UsageFault` where the function fails, or returns what JSON cannot hold.
    """
    if all(case.known for case in cases):
        return list(cases)

    def work(session: Any) -> list[GivenCase]:
        if not session.started.ok:
            raise UsageFault(
                f"the file of {function.name} does not run in the sandbox: {session.started.detail}"
            )

        def call(arguments: list[Any]) -> Any:
            outcome = session.call(function.name, arguments, 0, _CALL_SECONDS)
            if not outcome.ok:
                raise UsageFault(f"{function.name} fails in the sandbox: {outcome.status}: {outcome.detail}")
            return _as_json(outcome.value, function.name)

        return completed(cases, call)

    program = Program(function.text, name="solution")
    found, _ = sandbox.use(program, work, Limits(_CALL_SECONDS), Policy.OBSERVE)
    return found


def constant_seed(function: Function, cases: Sequence[GivenCase]) -> str:
    """A seed solution that returns an empty value of the right sort, whatever it is given. It tells no output."""
    output = cases[0].output
    empty = None if output is None else type(output)()
    return (
        '"""Returns always the same: a place to begin."""\n\n\n'
        f"def {function.name}(*arguments):\n    return {empty!r}\n"
    )


def generate_seed(
    sandbox: Sandbox, loaded: LoadedTask, model: LanguageModel, replies: int, seed: int
) -> GeneratedSeed:
    """Let a model write the seed solution from the task's description (STOP, arXiv 2310.02304, appendix).

    A reply counts if its program answers a few instances in the sandbox, and the scorer takes the answers; the best is
    kept. Raises `SeedFault` where none does, `ModelFault` where the model cannot be had.
    """
    message = (
        "Write a first, simple solution of this problem. It is scored as follows:\n\n"
        f"```python\n{describe(loaded)}```\n\nDefine `{loaded.task.entry}`. This program has the right form:\n\n"
        f"```python\n{loaded.seed_text}```\n"
    )
    reply = model.complete(
        Request((Message("system", _EXPERTISE), Message("user", message)), replies, 0.7, 2048, seed)
    )
    instances = draw_instances(loaded, "val", 0)[:_TRIED_INSTANCES]
    best: GeneratedSeed | None = None
    failure = "no reply holds a program"
    for text in extract_code(list(reply.texts)):
        if text is None or len(text) > MAX_PROGRAM:
            continue
        result = evaluate(sandbox, Policy.ENFORCE, loaded, instances, text)
        status, detail = result.verdict
        if status != "ok":
            failure = f"{status}: {detail}"
        elif best is None or result.interval.mean > best.score:
            best = GeneratedSeed(f"{text.rstrip()}\n", result.interval.mean, reply)
    if best is None:
        raise SeedFault(
            f"none of {len(reply.texts)} replies is a seed solution ({failure}); ask another model, or write seed.py"
        )
    return best


def _as_json(value: Any, name: str) -> Any:
    plain = value.tolist() if isinstance(value, np.ndarray) else value
    try:
        return json.loads(json.dumps(plain, allow_nan=False))
    except (TypeError, ValueError):
        raise UsageFault(
            f"{name} returns a {type(value).__name__} that JSON cannot hold; give cases with outputs"
        ) from None


def _maker(annotation: str | None, name: str) -> Callable[[random.Random], Any]:
    kinds: dict[str, Callable[[random.Random], Any]] = {
        "int": lambda rng: rng.randint(-100, 100),
        "float": lambda rng: round(rng.uniform(-100, 100), 3),
        "bool": lambda rng: rng.random() < 0.5,
        "str": lambda rng: "".join(rng.choices("abcdefgh ", k=rng.randint(0, 20))),
    }
    if annotation in kinds:
        return kinds[annotation]
    if annotation and annotation.startswith("list[") and annotation.endswith("]"):
        inner = _maker(annotation[5:-1], name)
        return lambda rng: [inner(rng) for _ in range(rng.randint(0, 12))]
    raise UsageFault(
        f"cannot make inputs for {name}: annotate its parameters with int, float, bool, str or lists of them, "
        "or give cases with --cases"
    )
