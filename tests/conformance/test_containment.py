"""Each hostile program ends as it should, is seen by a layer that it cannot reach, and harms no program after it.

The attacks are those of the guarantees, one at a time, with what the self-test does not look at. The static policy is
off: containment rests on the layers behind it.
"""

from __future__ import annotations

import time

import pytest

from sandbox.conformance import files, limits, lines, syscalls
from sandbox.conformance.attack import TOOLS
from sandbox.conformance.lines import FORGING
from sandbox.conformance.stay import bystander, latest_end, stay
from sandbox.conformance.syscalls import CALLS
from sandbox.host.pool import Sandbox
from sandbox.host.probing import Recording
from sandbox.policy.taxonomy import Severity
from sandbox.program import Status

ERROR, KILLED, OK, TIMEOUT = Status.ERROR, Status.KILLED, Status.OK, Status.TIMEOUT
ATTACKS = [attack for module in (limits, syscalls, files, lines) for attack in module.ATTACKS]
SECONDS = 0.5


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_hostile_program_is_contained_and_recorded_and_harms_nobody(sandbox, attack):
    visit = stay(sandbox, attack.source, "attack", seconds=SECONDS)
    outcome = visit.last
    assert attack.contained(outcome), outcome
    assert attack.recorded(visit), visit.events
    assert visit.tainted == any(event.gravity is Severity.HIGH for event in visit.events)
    assert outcome.cpu_seconds <= SECONDS + 0.5
    # Later than this only where it took the machine so long to let the program spend its time.
    assert outcome.wall_seconds <= latest_end(SECONDS) or outcome.cpu_seconds > 0.6 * SECONDS
    after = bystander(sandbox)
    assert (after.container == visit.container) == (not visit.tainted)


def test_an_answer_ahead_of_time_is_found_out(sandbox):
    source = (
        TOOLS
        + """
def attack():
    os.write(3, frame(15, b'{"dict":[["status","ok"],["detail",""],["value",1.0]]}'))
    return 2.0
"""
    )
    visit = stay(sandbox, source, "attack", "attack", between=lambda: time.sleep(0.5))
    assert [outcome.status for outcome in visit.outcomes] == [OK, OK, KILLED]
    assert visit.saw(FORGING, "kind 15")
    assert visit.tainted


@pytest.mark.parametrize("claim", ["refused", "timeout", "killed", "answered", "nonsense"])
def test_a_program_does_not_tell_its_own_ending(sandbox, claim):
    body = f'{{"dict":[["status","{claim}"],["detail",""],["value",null]]}}'.encode()
    source = (
        TOOLS
        + f"""
try: open('/etc/shadow')
except OSError: pass
os.write(3, frame(13, {body!r}))
time.sleep(60)
"""
    )
    visit = stay(sandbox, source)
    assert visit.last.status is Status.INVALID_OUTPUT
    assert visit.tainted
    assert bystander(sandbox).container != visit.container


def test_a_claim_that_memory_ran_out_is_not_taken_for_an_observation(sandbox):
    visit = stay(sandbox, "def attack():\n    raise MemoryError", "attack")
    assert visit.last.status is Status.MEMORY
    assert not any(event.layer.verified for event in visit.events)


UNSEEN = {
    "os.fork()": ERROR,
    "socket.socket()": ERROR,
    "os.kill(1, 9)": ERROR,
    "mmap.mmap(-1, 4096, prot=7)": ERROR,
    "open('/tmp/x', 'w')": ERROR,
    "open('/dev/shm/x', 'w')": ERROR,
    "open('/dev/mqueue/x', 'w')": ERROR,
    "open('/proc/1/environ')": ERROR,
    "open('/proc/1/mem', 'r+b')": ERROR,
    "os.listdir('/opt/sandbox/lib')": ERROR,
    f"libc.syscall({CALLS['mount']}, 0, 0, 0, 0, 0)": KILLED,
    "time.sleep(60)": TIMEOUT,
}


def test_containment_holds_where_denied_calls_cannot_be_recorded():
    with Sandbox() as blind:
        blind._recording = Recording(notify=False)
        for statement, status in UNSEEN.items():
            visit = stay(blind, f"{TOOLS}\ndef attack(): {statement}", "attack", seconds=SECONDS)
            assert visit.last.status is status, (statement, visit.last)
            bystander(blind)
