"""What a program answers crosses as plain data or not at all; what it raises is its own failure."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sandbox.host.pool import Sandbox
from sandbox.policy.taxonomy import Layer, Technique, Verdict
from sandbox.program import Limits, Outcome, Policy, Program, Status
from tests.conformance.stay import bystander, stay

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


def ask(sandbox: Sandbox, expressions: list[str]) -> tuple[list[Outcome], list]:
    """What a program answers for each expression, each in a call of its own."""
    functions = "".join(
        f"\ndef answer_{position}(): return {text}\n" for position, text in enumerate(expressions)
    )

    def work(session):
        return [session.call(f"answer_{position}", [], 0, 5.0) for position in range(len(expressions))]

    outcomes, session = sandbox.use(Program(SETTING + functions), work, policy=Policy.OFF)
    return outcomes, session.events


def test_whatever_has_behaviour_or_no_end_is_no_answer(sandbox):
    outcomes, events = ask(sandbox, REFUSED)
    for text, outcome in zip(REFUSED, outcomes, strict=True):
        assert (outcome.status, outcome.value) == (Status.INVALID_OUTPUT, None), (text, outcome)
        assert len(outcome.detail) <= 500
    assert len(events) == len(REFUSED)
    assert {(event.layer, event.technique, event.verdict) for event in events} == {
        (Layer.BROKER, Technique.MALFORMED_RESULT, Verdict.REFUSED)
    }
    bystander(sandbox)


def test_plain_answers_arrive_as_they_are_whatever_a_task_may_make_of_them(sandbox):
    outcomes, events = ask(sandbox, list(ACCEPTED))
    for (text, expected), outcome in zip(ACCEPTED.items(), outcomes, strict=True):
        assert outcome.ok, (text, outcome)
        assert type(outcome.value) is type(expected), text
        assert repr(outcome.value) == repr(expected), text
    assert not events


RAISING = {
    "raise ValueError('no')": "ValueError: no (line 3)",
    "import sys; sys.exit(0)": "SystemExit: 0 (line 3)",
    "raise KeyboardInterrupt": "KeyboardInterrupt:  (line 3)",
    "raise GeneratorExit": "GeneratorExit:  (line 3)",
    "raise Silent": "Silent (line 3)",
    "1 / 0": "ZeroDivisionError: division by zero (line 3)",
    "import nowhere": "ModuleNotFoundError: No module named 'nowhere' (line 3)",
}


@pytest.mark.parametrize("statement", RAISING)
def test_what_a_program_raises_is_an_error_with_its_line(sandbox, statement):
    source = f"""class Silent(Exception): __str__ = None
def attack():
    {statement}
"""
    visit = stay(sandbox, source, "attack", seconds=5.0)
    assert (visit.last.status, visit.last.detail) == (Status.ERROR, RAISING[statement])
    assert not visit.tainted


def test_an_exception_that_raises_whenever_it_is_looked_at_is_an_error_all_the_same(sandbox):
    source = """
class Angry(Exception):
    def __str__(self): raise Angry
    __repr__ = __str__
    def __getattribute__(self, name): raise Angry

def attack(): raise Angry
"""
    visit = stay(sandbox, source, "attack", "attack")
    assert visit.last.status in (Status.ERROR, Status.KILLED)
    bystander(sandbox)


def test_an_error_as_long_as_a_book_is_cut(sandbox):
    visit = stay(sandbox, "def attack(): raise ValueError('x' * 10**7)", "attack", seconds=5.0)
    assert visit.last.status is Status.ERROR
    assert len(visit.last.detail) <= 500


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("def attack(:", "SyntaxError: invalid syntax (line 1)"),
        ("attack = 1", "NameError: the program defines no function named 'attack'"),
        ("", "NameError: the program defines no function named 'attack'"),
        ("raise RuntimeError('at the start')", "RuntimeError: at the start (line 1)"),
    ],
)
def test_a_program_that_cannot_be_called_is_an_error(sandbox, source, detail):
    visit = stay(sandbox, source, "attack")
    assert (visit.last.status, visit.last.detail) == (Status.ERROR, detail)


@pytest.mark.parametrize(
    "source", ["\x00", "x = '\ud800'", "(" * 10_000, "-" * 100_000 + "1", "\ufeffattack = 1"]
)
@pytest.mark.parametrize("policy", [Policy.ENFORCE, Policy.OFF])
def test_a_text_that_no_compiler_takes_is_the_programs_own_failure(sandbox, source, policy):
    outcome, _ = sandbox.use(Program(source), lambda session: session.started, policy=policy)
    assert outcome.status in (Status.ERROR, Status.OK, Status.MEMORY, Status.KILLED, Status.REFUSED)
    bystander(sandbox)


def test_a_program_too_large_to_send_is_the_callers_error(sandbox):
    with pytest.raises(ValueError, match="cannot be sent"):
        sandbox.use(Program("#" * 5_000_000), lambda session: session.started)
    bystander(sandbox)


def test_the_result_of_the_top_level_is_its_global_of_that_name(sandbox):
    for source, expected in (("result = [1, 2]", [1, 2]), ("other = 1", None)):
        outcome, _ = sandbox.use(
            Program(source, wants_result=True), lambda session: session.started, policy=Policy.OFF
        )
        assert (outcome.status, outcome.value) == (Status.OK, expected)


def test_an_answer_may_be_as_large_as_its_limit_and_no_larger(sandbox):
    source = "def attack(): return 'x' * 9_000"
    assert stay(sandbox, source, "attack", limits=Limits(result_bytes=10_000)).last.ok
    visit = stay(sandbox, source, "attack", limits=Limits(result_bytes=8_000))
    assert visit.last.status is Status.INVALID_OUTPUT


def test_output_is_kept_in_part_and_marked_as_no_answer(sandbox):
    visit = stay(
        sandbox, "import sys\ndef attack():\n    print('out')\n    print('err', file=sys.stderr)", "attack"
    )
    assert sorted(visit.output.split()) == ["err", "out"]
    assert visit.last.value is None
    long = stay(sandbox, "def attack(): print('x' * 500_000)", "attack", seconds=5.0)
    assert long.last.ok
    assert 0 < len(long.output) <= 16 * 1024
