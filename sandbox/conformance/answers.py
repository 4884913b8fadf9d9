"""What a program hands back: plain data within its limits, and no word of how it ended that others could not see."""

from __future__ import annotations

import math

import numpy as np

from sandbox.conformance.attack import TOOLS, describe
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, failed, held
from sandbox.conformance.stay import stay
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Technique
from sandbox.policy.taxonomy import Verdict as EventVerdict
from sandbox.program import Limits, Outcome, Policy, Program, Status

SETTING = """
import collections, datetime, decimal, enum
import numpy as np

class LyingFloat(float):
    def __lt__(self, other): return True
    def __gt__(self, other): return True
    def __eq__(self, other): return True

class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__

class Reducible:
    def __reduce__(self): return (print, ("unpickled",))

class Posing:
    @property
    def __class__(self): return float
    def __float__(self): return 1.0
    def __array__(self, *_): return np.zeros(3)

class Array(np.ndarray):
    def __array_finalize__(self, other): pass

class Endless(list):
    def __iter__(self):
        while True: yield 1

class Unnameable(type):
    @property
    def __name__(self): raise ZeroDivisionError

def nested(levels):
    value = 0
    for _ in range(levels): value = [value]
    return value

def looped():
    value = []
    value.append(value)
    return value
"""

REFUSED = [
    "LyingFloat(1.0)",
    "Text('a')",
    "Reducible()",
    "[Reducible()]",
    "Posing()",
    "Endless()",
    "Unnameable('Thing', (), {})()",
    "Unnameable('Thing', (float,), {})(1.0)",
    "np.zeros(3).view(Array)",
    "np.array([Reducible()], dtype=object)",
    "np.array(['text'])",
    "np.array(['2026-01-01'], 'M8[D]')",
    "np.ma.zeros(3)",
    "np.longdouble(1)",
    "decimal.Decimal(1)",
    "datetime.datetime.now()",
    "collections.OrderedDict(a=1)",
    "collections.namedtuple('Pair', 'a b')(1, 2)",
    "enum.IntEnum('Color', 'RED').RED",
    "(value for value in [1])",
    "lambda: 1",
    "np",
    "type",
    "nested(33)",
    "looped()",
    "10 ** 5000",
    "'x' * 2_000_000",
    "np.zeros(1_000_000)",
    "[0] * 1_000_000",
]

ACCEPTED = {
    "float('nan')": math.nan,
    "float('-inf')": -math.inf,
    "-0.0": -0.0,
    "np.float64('nan')": math.nan,
    "np.int64(3)": 3,
    "np.bool_(True)": True,
    "None": None,
    "'\\ud800\\x00\\x1b[2J'": "\ud800\x00\x1b[2J",
    "2 ** 200": 2**200,
    "{1: (2, {3}), 'a': b'\\xff'}": {1: (2, {3}), "a": b"\xff"},
    "1 + 2j": 1 + 2j,
    "np.arange(6, dtype='>i4').reshape(2, 3).T": np.arange(6, dtype="<i4").reshape(2, 3).T,
    "np.zeros((0, 3), 'f2')": np.zeros((0, 3), "f2"),
    "np.array(1.5)": np.array(1.5),
    "np.ones((3, 4))": np.ones((3, 4)),
    "[[1, 2], [3]]": [[1, 2], [3]],
}


def ask(sandbox: Sandbox, expressions: list[str]) -> tuple[list[Outcome], list[Event]]:
    """What a program answers for each expression, each in a call of its own."""
    functions = "".join(
        f"\ndef answer_{position}(): return {text}\n" for position, text in enumerate(expressions)
    )

    def work(session: Session) -> list[Outcome]:
        return [session.call(f"answer_{position}", [], 0, 5.0) for position in range(len(expressions))]

    outcomes, session = sandbox.use(Program(SETTING + functions), work, policy=Policy.OFF)
    return outcomes, session.events


def plain_answers(bench: Bench) -> Finding:
    """Objects with behaviour, other types and endless things are no answer; plain data arrives as it is."""
    outcomes, events = ask(bench.sandbox, REFUSED)
    for text, outcome in zip(REFUSED, outcomes, strict=True):
        if (outcome.status, outcome.value) != (Status.INVALID_OUTPUT, None):
            return failed(f"{text}: {describe(outcome)}")
    seen = {(event.layer, event.technique, event.verdict) for event in events}
    if len(events) != len(REFUSED) or seen != {
        (Layer.BROKER, Technique.MALFORMED_RESULT, EventVerdict.REFUSED)
    }:
        return failed(f"{len(events)} events for {len(REFUSED)} answers that are none")
    outcomes, _ = ask(bench.sandbox, list(ACCEPTED))
    for (text, expected), outcome in zip(ACCEPTED.items(), outcomes, strict=True):
        if type(outcome.value) is not type(expected) or repr(outcome.value) != repr(expected):
            return failed(f"{text}: {describe(outcome)}")
    return held(f"{len(REFUSED)} answers that are none refused, {len(ACCEPTED)} plain ones as they were")


def bounded_results(bench: Bench) -> Finding:
    """A result may be as large as its limit, an error's words are cut, output is kept in part."""
    source = "def attack(): return 'x' * 9_000"
    if not stay(bench.sandbox, source, "attack", limits=Limits(result_bytes=10_000)).last.ok:
        return failed("an answer within its limit did not arrive")
    large = stay(bench.sandbox, source, "attack", limits=Limits(result_bytes=8_000)).last
    if large.status is not Status.INVALID_OUTPUT:
        return failed(f"an answer beyond its limit: {describe(large)}")
    long = stay(bench.sandbox, "def attack(): raise ValueError('x' * 10**7)", "attack", seconds=5.0).last
    if long.status is not Status.ERROR or len(long.detail) > 500:
        return failed(f"an error with {len(long.detail)} letters: {long.status}")
    return held("9,000 letters refused where 8,000 bytes are the limit, an error of 10 MB cut")


def own_claims(bench: Bench) -> Finding:
    """A program cannot tell how it ended: what only others know is not taken from it."""
    for claim in ("refused", "timeout", "killed", "answered"):
        body = f'{{"dict":[["status","{claim}"],["detail",""],["value",null]]}}'.encode()
        source = f"{TOOLS}\nos.write(3, frame(13, {body!r}))\ntime.sleep(60)\n"
        visit = stay(bench.sandbox, source, limits=Limits(start_seconds=2.0))
        if visit.last.status is not Status.INVALID_OUTPUT:
            return failed(f"a program that says {claim} of itself {describe(visit.last)}")
    memory = stay(bench.sandbox, "def attack(): raise MemoryError", "attack")
    if any(event.layer.verified for event in memory.events):
        return failed("a program's own word for want of memory was taken for an observation")
    return held("4 endings claimed, none believed")


GUARANTEES = [
    Guarantee("own claims", "A program cannot tell how it ended", Layer.BROKER, own_claims),
    Guarantee("answers", "Only plain data crosses, as it is", Layer.BROKER, plain_answers),
    Guarantee(
        "result bounds", "Results, errors and output are bounded in size", Layer.BROKER, bounded_results
    ),
]
