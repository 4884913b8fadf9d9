"""A program sees nothing of the one before it, and starts from the same state each time."""

from __future__ import annotations

import numpy as np
import pytest

from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Severity, Technique
from sandbox.program import Policy, Program, Status
from tests.conformance.stay import Stay, bystander, stay

PLANT = """
import atexit, builtins, collections, gc, json, math, os, random, signal, string, sys, threading, time, types
import numpy as np

class Planted(dict):
    pass

def spin():
    while True:
        pass

def plant():
    builtins.planted = Planted(secret="planted")
    builtins.sum = lambda _numbers: 42
    builtins.sorted = lambda *_: []
    np.sum = lambda *_, **__: 1e9
    np.planted = math.planted = True
    np.float64 = None
    np.set_printoptions(precision=1)
    np.seterr(all="ignore")
    random.random = lambda: 0.5
    time.time = lambda: 0.0
    json.dump = lambda *_: "planted"
    string.digits = "planted"
    sys.modules["planted"] = types.ModuleType("planted")
    sys.path.insert(0, "/planted")
    sys.setrecursionlimit(777)
    sys.setswitchinterval(0.02)
    os.environ["PLANTED"] = "1"
    os.umask(0)
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1000)
    atexit.register(print, "planted")
    sys.setprofile(None)
    gc.set_threshold(1)
    gc.callbacks.append(lambda *_: None)
    threading.Thread(target=spin, daemon=True).start()
    builtins.kept = [os.dup(0), os.pipe()]
    return "planted"
"""

INSPECT = """
import atexit, builtins, gc, io, json, math, os, random, signal, string, sys, threading, time
import numpy as np

def inspect():
    signals = [signal.getsignal(number) for number in signal.valid_signals()]
    return {
        "builtins": sum([1, 2]) == 3 and sorted([2, 1]) == [1, 2] and not hasattr(builtins, "planted"),
        "numpy": float(np.sum([1, 2])) == 3.0 and not hasattr(np, "planted") and np.float64(1.5) == 1.5,
        "numpy settings": np.get_printoptions()["precision"] == 8 and np.geterr()["divide"] == "warn",
        "modules": not hasattr(math, "planted") and "planted" not in sys.modules and "/planted" not in sys.path,
        "functions": json.dump(1, io.StringIO()) is None and random.random() != 0.5 and time.time() > 1e9,
        "texts": string.digits == "0123456789",
        "interpreter": sys.getrecursionlimit() == 1000 and sys.getswitchinterval() < 0.01,
        "environment": set(os.environ) == {"OPENAI_API_KEY", "ANTHROPIC_API_KEY"},
        "mask": os.umask(0o22) == 0o22,
        "signals": all(handler in (None, signal.SIG_DFL, signal.SIG_IGN, signal.default_int_handler)
                       for handler in signals),
        "timers": signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0),
        "threads": threading.active_count() == 1,
        "collector": gc.get_threshold()[0] > 100 and not gc.callbacks,
        "objects": not any(type(thing).__name__ == "Planted" for thing in gc.get_objects()),
        "descriptors": [number for number in range(64) if is_open(number)] == [0, 1, 2, 3],
    }

def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
"""


def inspected(sandbox: Sandbox) -> Stay:
    visit = stay(sandbox, INSPECT, "inspect", seconds=10.0)
    assert visit.last.ok, visit.last.detail
    assert [name for name, sound in visit.last.value.items() if not sound] == []
    return visit


def test_an_untouched_container_passes_inspection(sandbox):
    inspected(sandbox)


def test_nothing_planted_in_memory_reaches_the_next_program_in_the_same_container(sandbox):
    for _ in range(3):
        visit = stay(sandbox, PLANT, "plant", seconds=10.0)
        assert visit.last.value == "planted", visit.last.detail
        assert not any(event.gravity is Severity.HIGH for event in visit.events), visit.events
        assert inspected(sandbox).container == visit.container
        assert bystander(sandbox).container == visit.container


def test_no_process_outlives_its_program(sandbox):
    visit = stay(sandbox, PLANT, "plant", seconds=10.0)
    after = bystander(sandbox)
    assert after.container == visit.container
    processes = sandbox._client.api.top(after.container)["Processes"]
    assert (
        len(processes) <= 4
    )  # the supervisor, the template, the next child, and one that may just be ending


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
