"""A program sees nothing of the one before it, and starts from the same state each time."""

from __future__ import annotations

import numpy as np
import pytest

from sandbox.conformance.stay import bystander, stay
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Technique
from sandbox.program import Policy, Program, Status


def test_an_entry_function_finds_the_globals_of_the_calls_before(sandbox):
    source = "count = 0\ndef call():\n    global count\n    count += 1\n    return count"
    visit = stay(sandbox, source, "call", "call", "call")
    assert [outcome.value for outcome in visit.outcomes[1:]] == [1, 2, 3]
    again = stay(sandbox, source, "call")
    assert again.container == visit.container
    assert again.last.value == 1


def test_each_call_has_its_own_copy_of_its_arguments(sandbox):
    source = """
import numpy as np
def spoil(values, table, array):
    seen = [list(values), dict(table), array.copy()]
    values.clear(); table["spoiled"] = True; array[:] = -1
    return seen
"""
    arguments = ([1, [2]], {"key": [3]}, np.arange(3.0))
    visit = stay(sandbox, source, "spoil", "spoil", arguments=arguments)
    first, second = (outcome.value for outcome in visit.outcomes[1:])
    assert repr(first) == repr(second)
    assert arguments[0] == [1, [2]]
    assert arguments[1] == {"key": [3]}
    assert arguments[2].tolist() == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("kind", ["patched", "module"])
def test_a_program_that_spoils_its_own_runner_harms_itself_alone(sandbox, kind):
    spoiled = {
        "patched": "import sys\nwire = sys.modules['sandbox.guest.wire']\nwire.encode = lambda *_: b'forged'",
        "module": "import sys\nsys.modules['sandbox.guest.program']._attempt = None\nsys.modules.clear()",
    }[kind]
    visit = stay(
        sandbox,
        f"def attack():\n    {spoiled.replace(chr(10), chr(10) + '    ')}\n    return 1",
        "attack",
        "attack",
    )
    assert visit.last.status in (Status.OK, Status.INVALID_OUTPUT, Status.KILLED, Status.TIMEOUT)
    bystander(sandbox)


DRAW = """
import random, uuid
import numpy as np

words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
at_start = [hash(word) for word in words]

def draw():
    return [
        random.random(), random.sample(range(100), 5), np.random.rand(3), np.random.permutation(9),
        at_start, list(set(words)), [hash((word, 1.5)) for word in words], list({word: 0 for word in set(words)}),
    ]
"""


def test_the_same_program_with_the_same_seed_answers_the_same_in_every_container(sandbox):
    first = stay(sandbox, DRAW, "draw", "draw")
    second = stay(sandbox, DRAW, "draw", "draw")
    assert second.container == first.container
    stay(sandbox, "try: open('/etc/passwd')\nexcept OSError: pass")  # taints its container
    third = stay(sandbox, DRAW, "draw", "draw")
    assert third.container != first.container
    answers = [repr(outcome.value) for visit in (first, second, third) for outcome in visit.outcomes[1:]]
    assert len(set(answers)) == 1


def test_another_seed_draws_other_numbers(sandbox):
    def work(session: Session) -> list[str]:
        return [repr(session.call("draw", [], seed, 2.0).value) for seed in (1, 2, 1, 2**40)]

    (one, two, again, large), _ = sandbox.use(Program(DRAW), work, policy=Policy.OFF)
    assert one == again
    assert len({one, two, large}) == 3


def test_a_container_is_used_again_after_a_harmless_program_and_never_after_a_grave_one(sandbox):
    harmless = stay(sandbox, "def attack(): return object()", "attack")
    assert harmless.saw(Technique.MALFORMED_RESULT)
    assert bystander(sandbox).container == harmless.container
    grave = stay(sandbox, "import socket\ndef attack(): socket.socket()", "attack")
    assert grave.container == harmless.container
    gone = [bystander(sandbox).container for _ in range(3)]
    assert grave.container not in gone
