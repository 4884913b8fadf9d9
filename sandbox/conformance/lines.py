"""The lines out of a program: its frames, its output, its requests. None of them is believed unseen."""

from __future__ import annotations

import threading
from typing import Any

from sandbox.conformance.attack import TOOLS, Attack, describe, withstand
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, degraded, failed, held
from sandbox.conformance.stay import Stay, bystander, stay
from sandbox.policy.taxonomy import Layer, Technique
from sandbox.program import Limits, Program, Status

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
    Guarantee(
        "output flood",
        "Output beyond its cap ends the program",
        Layer.CONTAINER,
        lambda bench: withstand(bench, OUTPUT_FLOODS, 10.0),
    ),
    Guarantee("call flood", "Denied calls beyond their cap end the program", Layer.SYSCALL, call_flood),
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
