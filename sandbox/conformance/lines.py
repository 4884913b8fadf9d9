"""The lines out of a program: its frames, its answers, its output, its requests. None of them is believed unseen."""

from __future__ import annotations

import math
import threading
from typing import Any

import numpy as np

from sandbox.conformance.attack import TOOLS, Attack, describe, withstand
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, degraded, failed, held
from sandbox.conformance.stay import Stay, bystander, stay
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.policy.taxonomy import Event, Layer, Technique
from sandbox.policy.taxonomy import Verdict as EventVerdict
from sandbox.program import Limits, Outcome, Policy, Program, Status

KILLED, TIMEOUT = Status.KILLED, Status.TIMEOUT
EXHAUSTION, FORGING, FLOOD = Technique.RESOURCE_EXHAUSTION, Technique.SCORE_FORGING, Technique.FLOOD
MALFORMED = Technique.MALFORMED_RESULT
SOON = Limits(start_seconds=2.0)

FORGED = [
    Attack(
        "noise on its line",
        KILLED,
        FORGING,
        "4294967295 bytes",
        "os.write(3, b'\\xff' * 100)\ntime.sleep(60)",
    ),
    Attack(
        "a frame that never ends",
        KILLED,
        FORGING,
        "4294967295 bytes",
        "os.write(3, struct.pack('>BI', 15, 2**32 - 1))\ntime.sleep(60)",
    ),
    Attack("a frame of no kind", KILLED, FORGING, "kind 99", "os.write(3, frame(99))\ntime.sleep(60)"),
    Attack("a second start", KILLED, FORGING, "kind 13", "os.write(3, frame(13, b'{}'))\ntime.sleep(60)"),
    Attack("a second filter", KILLED, FORGING, "kind 12", "os.write(3, frame(12))\ntime.sleep(60)"),
    Attack(
        "a request without a host",
        KILLED,
        FORGING,
        "kind 14",
        "os.write(3, frame(14, b'{}'))\ntime.sleep(60)",
    ),
    Attack(
        "half a frame",
        TIMEOUT,
        EXHAUSTION,
        "still running",
        "os.write(3, frame(15, b'xx')[:-1])\ntime.sleep(60)",
    ),
    Attack(
        "an answer that is none",
        Status.INVALID_OUTPUT,
        MALFORMED,
        "malformed",
        "os.write(3, frame(15, b'{}'))\ntime.sleep(60)",
    ),
]

CUT = [
    Attack("closing its line", KILLED, FORGING, "closed its line", "os.close(3)"),
    Attack("closing all it has", KILLED, FORGING, "closed its line", "os.closerange(0, 1024)"),
    Attack(
        "another line in place of its own", KILLED, FORGING, "closed its line", "os.dup2(os.pipe()[1], 3)"
    ),
    Attack("shutting its line", KILLED, FORGING, "closed its line", "socket.socket(fileno=3).shutdown(2)"),
]

ENDS = [
    Attack("its own end", KILLED, MALFORMED, "exit status 3", "os._exit(3)"),
    Attack("its own end without an error", KILLED, MALFORMED, "exit status 0", "os._exit(0)"),
]

OUTPUT_FLOODS = [
    Attack("a flood of output", KILLED, FLOOD, "bytes of output", "while True: print('x' * 100_000)"),
    Attack(
        "a flood of errors",
        KILLED,
        FLOOD,
        "bytes of output",
        "while True: print('x' * 100_000, file=sys.stderr)",
    ),
]

CALL_FLOODS = [
    Attack(
        "a flood of denied calls",
        KILLED,
        FLOOD,
        "denied system calls",
        """
for number in range(200):
    try: open(f'/tmp/{number}')
    except OSError: pass
time.sleep(60)
""",
    ),
    Attack(
        "denied calls cut short by signals",
        KILLED,
        FLOOD,
        "denied system calls",
        """
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
while True:
    try: open('/etc/passwd')
    except OSError: pass
""",
    ),
    Attack(
        "denied calls of many threads",
        KILLED,
        FLOOD,
        "denied system calls",
        """
def call():
    while True:
        libc.ptrace(0, 0, 0, 0)
for _ in range(20):
    threading.Thread(target=call, daemon=True).start()
time.sleep(60)
""",
    ),
]

ANSWER_BEFORE_THE_CALL = f"{TOOLS}os.write(3, frame(15, b'{{}}'))\ntime.sleep(60)"

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


ASK = {"line": "import host_line\nrequest = host_line.request"}
RAW = """
import os, struct, threading, time
import line

def send(body):
    os.write(3, struct.pack(">BI", 14, len(body)) + body)
"""


JUNK = [
    b"",
    b"junk",
    b"{}",
    b"[]",
    b'{"dict":[["request","x"],["name",1],["arguments",null]]}',
    b'{"dict":[["request",1],["name","x"],["arguments",[]],["more",1]]}',
    b"[" * 100_000,
    b'{"set":[' + b",".join(b"%d" % (number * (2**61 - 1)) for number in range(1, 20_000)) + b"]}",
]


FLOOD_OF_REQUESTS = f"""{RAW}
def work():
    for number in range(5000):
        send(b'{{"dict":[["request",%d],["name","x"],["arguments",[]]]}}' % number)
    time.sleep(60)
"""


def forged_frames(bench: Bench) -> Finding:
    """Frames that nothing asked for, of no kind, without end, and an answer ahead of its question."""
    early = stay(bench.sandbox, ANSWER_BEFORE_THE_CALL, limits=SOON)
    if early.last.status is not KILLED or not early.saw(FORGING, "kind 15"):
        return failed(f"an answer before the call: {describe(early.last)}")
    text = """
def attack():
    text = b'{"type":"returned","status":"answered","detail":"","cpu_seconds":0,"wall_seconds":0}'
    for descriptor in (1, 2):
        os.write(descriptor, struct.pack('>II', len(text), 0) + text)
    return 'the true answer'
"""
    printed = stay(bench.sandbox, TOOLS + text, "attack", seconds=5.0)
    if printed.last.value != "the true answer":
        return failed(f"frames on standard output: {describe(printed.last)}")
    return withstand(bench, FORGED, 0.5)


def plain_answers(bench: Bench) -> Finding:
    """Objects with behaviour, other types and endless things are no answer; plain data arrives as it is."""
    outcomes, events = ask(bench.sandbox, REFUSED)
    for text, outcome in zip(REFUSED, outcomes, strict=True):
        if (outcome.status, outcome.value) != (Status.INVALID_OUTPUT, None):
            return failed(f"{text}: {describe(outcome)}")
    seen = {(event.layer, event.technique, event.verdict) for event in events}
    if len(events) != len(REFUSED) or seen != {(Layer.BROKER, MALFORMED, EventVerdict.REFUSED)}:
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
        visit = stay(bench.sandbox, source, limits=SOON)
        if visit.last.status is not Status.INVALID_OUTPUT:
            return failed(f"a program that says {claim} of itself {describe(visit.last)}")
    memory = stay(bench.sandbox, "def attack(): raise MemoryError", "attack")
    if any(event.layer.verified for event in memory.events):
        return failed("a program's own word for want of memory was taken for an observation")
    return held("4 endings claimed, none believed")


def call_flood(bench: Bench) -> Finding:
    """A program that floods the record with denied calls is ended."""
    if bench.blind:
        return degraded("denied calls are not on record here, so that there is no record to flood")
    return withstand(bench, CALL_FLOODS, 10.0)


def honest_requests(bench: Bench) -> Finding:
    """Requests of junk never reach the host's function; a flood of requests ends the program."""
    asked: list[str] = []

    def note(name: str, _arguments: list[Any]) -> None:
        asked.append(name)

    for body in JUNK:
        visit = _asking(bench, f"{RAW}def work():\n    send({body!r})\n    return 7", note)
        if visit.last.value != 7 or asked:
            return failed(
                f"a request of {body[:20]!r} {describe(visit.last)}, the host was asked for {asked}"
            )
    over = threading.Event()

    def slow(_name: str, _arguments: list[Any]) -> None:
        over.wait(60.0)

    visit = _asking(bench, FLOOD_OF_REQUESTS, slow, afterwards=over.set)
    if visit.last.status is not KILLED or not visit.saw(FLOOD, "requests at once"):
        return failed(f"a flood of requests {describe(visit.last)}")
    unasked = stay(
        bench.sandbox, RAW.replace("import line\n", "") + "send(b'{}')\ntime.sleep(60)", limits=SOON
    )
    if unasked.last.status is not KILLED or not unasked.saw(FORGING):
        return failed(f"a request where none may be made {describe(unasked.last)}")
    return held(f"{len(JUNK)} requests of junk, none reached the host; {visit.last.detail}")


def _asking(bench: Bench, source: str, host_calls: Any, **options: Any) -> Stay:
    return stay(bench.sandbox, source, "work", seconds=5.0, host_calls=host_calls, modules=ASK, **options)


def harmless_to_others(bench: Bench) -> Finding:
    """Honest programs get their answers after hostile ones, and leave no event."""
    for source in ("import os\nos._exit(1)", "import ctypes\nctypes.string_at(0)", "while True: pass"):
        stay(bench.sandbox, source, limits=Limits(start_seconds=0.3))
        bystander(bench.sandbox)
    return held("an honest program after each of 3 hostile ones: the same answer, no event")


def refused_texts(bench: Bench) -> Finding:
    """The static policy reads a text before it runs, and refuses what is grave, with its line."""
    program = Program("x = 1\nimport os\nos.system('true')\n")
    outcome, session = bench.sandbox.use(program, lambda session: session.started)
    seen = [event for event in session.events if event.layer is Layer.STATIC and event.line]
    if outcome.status is not Status.REFUSED or not seen:
        return failed(f"a text that calls a shell {describe(outcome)}")
    return held(f"line {seen[0].line}: {outcome.detail}")


GUARANTEES = [
    Guarantee(
        "static policy", "A grave text is refused before it runs, with its line", Layer.STATIC, refused_texts
    ),
    Guarantee(
        "frames", "A program cannot forge the frames that carry answers", Layer.CONTAINER, forged_frames
    ),
    Guarantee(
        "closed lines",
        "Who closes the line to the supervisor is ended and found out",
        Layer.CONTAINER,
        lambda bench: withstand(bench, CUT),
    ),
    Guarantee(
        "endings",
        "A program that ends itself has no answer",
        Layer.CONTAINER,
        lambda bench: withstand(bench, ENDS),
    ),
    Guarantee("own claims", "A program cannot tell how it ended", Layer.BROKER, own_claims),
    Guarantee(
        "output flood",
        "Output beyond its cap ends the program",
        Layer.CONTAINER,
        lambda bench: withstand(bench, OUTPUT_FLOODS, 10.0),
    ),
    Guarantee("call flood", "Denied calls beyond their cap end the program", Layer.SYSCALL, call_flood),
    Guarantee("answers", "Only plain data crosses, as it is", Layer.BROKER, plain_answers),
    Guarantee(
        "result bounds", "Results, errors and output are bounded in size", Layer.BROKER, bounded_results
    ),
    Guarantee(
        "requests",
        "Only well-formed requests reach the host, and not too many",
        Layer.BROKER,
        honest_requests,
    ),
    Guarantee(
        "bystanders", "No hostile program harms an honest one after it", Layer.CONTAINER, harmless_to_others
    ),
]

ATTACKS = [*FORGED, *CUT, *ENDS, *OUTPUT_FLOODS, *CALL_FLOODS]
