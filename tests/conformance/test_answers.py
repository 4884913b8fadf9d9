"""What a program answers crosses as plain data or not at all; what it raises is its own failure."""

from __future__ import annotations

import pytest

from sandbox.conformance.stay import bystander, stay
from sandbox.program import Policy, Program, Status

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


def test_output_is_kept_in_part_and_marked_as_no_answer(sandbox):
    visit = stay(
        sandbox, "import sys\ndef attack():\n    print('out')\n    print('err', file=sys.stderr)", "attack"
    )
    assert sorted(visit.output.split()) == ["err", "out"]
    assert visit.last.value is None
    long = stay(sandbox, "def attack(): print('x' * 500_000)", "attack", seconds=5.0)
    assert long.last.ok
    assert 0 < len(long.output) <= 16 * 1024
