"""Broken frames from a supervisor that was taken over, against the host's own reader: it must bear all of them.

    python -m bench.frames [--messages 100000] [--seed 1]

Each play is one program's stay (start, two calls, end) over a real socket, at the other end of which mutated, crafted
and random frames are said. Prints a table; exits 1 where anything but a sound outcome or a lost container came of one,
where one took the host more than five seconds of CPU time, or where memory grew beyond 512 MiB.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import socket
import struct
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sandbox.errors import ContainerLost
from sandbox.guest import wire
from sandbox.host.container import Container
from tests.mutants import meeting_integers, mutated, salad
from tests.supervisors import (
    EVENT,
    HONEST,
    READY,
    REPORT,
    STDERR,
    Line,
    assert_sound,
    chunk,
    spoken,
    whole_stay,
)

MAX_GROWTH = 512 * 1024 * 1024
MAX_SECONDS = 5.0
_ADDRESSES = 4 * 1024**3
"""The net below: more address space than this the process does not get."""

_UNTHREADED = 64 * 1024
"""So many bytes fit into a socket before anyone reads: no thread need say them."""


class Bombs:
    """Messages made to cost the reader much; each is a body or a stream. Made once: some take a second to make."""

    def __init__(self) -> None:
        numbers = meeting_integers(bits=14)
        text = wire.MAX_BODY - 16
        self.bodies = {
            "nested lists": b"[" * text,
            "nested tuples": b'{"tuple":[' * (text // 10),
            "closed nesting": b"[" * 900 + b"]" * 900,
            "empty lists": b"[" + b"[]," * (text // 3) + b"0]",
            "empty sets": b"[" + b'{"set":[]},' * (text // 11) + b"0]",
            "empty arrays": b"[" + b'{"array":["|b1",[0],""]},' * (text // 25) + b"0]",
            "long integers": b"[" + (b"9" * 4300 + b",") * (text // 4301) + b"0]",
            "one longer integer": b"9" * text,
            "infinities": b"[" + b"1e999," * (text // 6) + b"0]",
            "lone surrogates": b'"' + b"\\ud800" * (text // 6) + b'"',
            "one key over and over": b"{" + b'"set":[],' * (text // 9) + b'"set":[]}',
            "many tags": b"{" + b",".join(b'"%d":0' % number for number in range(300_000)) + b"}",
            "one text in base 64": b'{"bytes":"' + b"A" * (text - 12 - text % 4) + b'"}',
            "a large array": wire.encode(bytes(3 * text // 4 - 100)),
            "an array of a false size": json.dumps({"array": ["<c16", [2**22] * 30, ""]}).encode(),
            "keys that meet": json.dumps({"dict": [[number, 0] for number in numbers]}).encode(),
            "members that meet": json.dumps({"set": numbers}).encode(),
            "keys of one hash": json.dumps({"set": [(2**61 - 1) * n for n in range(1, 2**17)]}).encode(),
            "many keys": json.dumps({"set": list(range(2**19))}).encode(),
            "text in wide letters": json.dumps("x" * (text // 4), ensure_ascii=False).encode("utf-16"),
            "many events": wire.encode({"events": [EVENT] * 20_000, "output": ""}),
            "an event with a huge line": wire.encode({"events": [{**EVENT, "line": 10**4000}], "output": ""}),
            "an event of huge words": wire.encode(
                {"events": [{**EVENT, "layer": "x" * (text // 2)}], "output": ""}
            ),
            "long words": wire.encode({**REPORT, "status": "error", "detail": "\x1b[2J" * 100_000}),
        }
        header = b'{"type":"returned","x":' + b"[" * (wire.MAX_HEADER - 30)
        self.streams = {
            "a head of four GiB": struct.pack(">BxxxI", 1, 2**32 - 1) + bytes(1 << 20),
            "words of four GiB": struct.pack(">BxxxI", 2, 2**32 - 1) + b"x" * (8 << 20),
            "many empty pieces": chunk(b"") * 200_000,
            "many empty words": chunk(b"", STDERR) * 200_000,
            "pieces of one byte": b"".join(chunk(bytes([letter])) for letter in spoken(HONEST) * 20),
            "a nested header": chunk(struct.pack(">II", len(header), 0) + header),
            "empty frames": chunk(bytes(1 << 20)),
            "many small frames": chunk(spoken([({"type": "ready"}, b"")]) * 20_000),
            "many requests": chunk(spoken([({"type": "request"}, b"0")] * 5000)),
            "frames too long": chunk(struct.pack(">II", wire.MAX_HEADER, wire.MAX_BODY)) + bytes(1 << 20),
        }

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Each stream; each body as what the start and a call return, as a request, and as the last report."""
        for name, stream in self.streams.items():
            yield name, stream
        for name, body in self.bodies.items():
            for turn in (0, 1, len(HONEST) - 1):
                frames = [*HONEST[:turn], (HONEST[turn][0], body), *HONEST[turn + 1 :]]
                yield name, chunk(spoken(frames))
            yield name, chunk(spoken([*HONEST[:1], ({"type": "request"}, body), *HONEST[1:]]))


def random_stream(rng: random.Random) -> bytes:
    """A few frames with faults of one kind: in the words, in the frames' order, in a body, or in the bytes."""
    frames = list(HONEST)
    match rng.randrange(5):
        case 0:
            rng.shuffle(frames)
            frames = frames[: rng.randint(0, 5)] + rng.choices(HONEST, k=rng.randint(0, 3))
        case 1:
            turn = rng.randrange(len(frames))
            frames[turn] = frames[turn][0], mutated(frames[turn][1], rng)
        case 2:
            turn = rng.randrange(len(frames))
            frames[turn] = frames[turn][0], salad(rng)
        case 3:
            turn = rng.randrange(len(frames))
            field = rng.choice(["status", "type", "detail", "cpu_seconds", "wall_seconds"])
            frames[turn] = {**frames[turn][0], field: rng.choice(ODD_WORDS)}, frames[turn][1]
            if rng.random() < 0.5:
                frames.insert(turn, ({"type": "request"}, rng.choice([salad(rng), REQUEST])))
        case _:
            stream = spoken(frames)
            return chunk(mutated(stream, rng)) if rng.random() < 0.5 else mutated(chunk(stream), rng)
    return chunk(spoken(frames))


REQUEST = wire.encode({"request": 1, "name": "ask", "arguments": [1]})
ODD_WORDS: list[Any] = [
    *(
        None,
        True,
        -1,
        10**400,
        1e308,
        float("nan"),
        float("-inf"),
        "",
        "answered",
        "setup_failed",
        "\ud800\x1b[2J",
    ),
    *([], {}, [[]], "x" * 60_000, "ready", "started", "closed", "request"),
]


def play(stream: bytes) -> str:
    """Let the host hear `stream`; what came of it. Raises whatever the host should not have raised."""
    line = Line()
    said = chunk(READY) + stream
    speaker: threading.Thread | None = None
    if len(said) <= _UNTHREADED:
        _say(line.far_end, said)
    else:
        speaker = threading.Thread(target=_say, args=(line.far_end, said), daemon=True)
        speaker.start()
    try:
        container = Container(line, "image", None)  # type: ignore[arg-type]
        assert_sound(whole_stay(container, lambda name, arguments: [name, arguments]))
    except ContainerLost as loss:
        if len(str(loss)) > 2000:
            raise AssertionError("the words about a loss are too long") from loss
        return "a lost container"
    finally:
        line.host_end.close()
        line.far_end.close()
        if speaker is not None:
            speaker.join()
    return "sound outcomes"


def _say(end: socket.socket, words: bytes) -> None:
    try:
        end.sendall(words)
        end.shutdown(socket.SHUT_WR)
    except OSError:
        return  # the host has heard enough


class Soak:
    """Counts what came of all plays."""

    def __init__(self) -> None:
        self.results: Counter[str] = Counter()
        self.messages = 0
        self.slowest = 0.0, ""
        self.faults: list[str] = []

    def hear(self, name: str, stream: bytes, messages: int) -> None:
        """One play of so many messages."""
        began = time.process_time()
        try:
            self.results[play(stream)] += 1
        except BaseException as error:
            self.faults.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
            if isinstance(error, KeyboardInterrupt):
                raise
        self.slowest = max(self.slowest, (time.process_time() - began, name))
        self.messages += messages


def soak(messages: int, seed: int) -> Soak:
    """All bombs once, then random plays until so many messages were heard."""
    heard = Soak()
    for name, stream in Bombs().all():
        heard.hear(name, stream, len(HONEST))
    rng = random.Random(seed)
    while heard.messages < messages:
        stream = random_stream(rng)
        heard.hear(f"play {heard.messages} of seed {seed}", stream, len(HONEST))
    return heard


def main() -> int:
    """Print the table; 1 where the host failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=100_000, help="how many to send (default 100000)")
    parser.add_argument("--seed", type=int, default=1, help="decides the random ones (default 1)")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    before = peak_bytes()
    began = time.monotonic()
    heard = soak(options.messages, options.seed)
    seconds = time.monotonic() - began
    growth = peak_bytes() - before
    slowest, name = heard.slowest
    print("| what | figure |\n| --- | --- |")
    print(f"| messages | {heard.messages:,} |")
    print(f"| messages a second | {heard.messages / seconds:,.0f} |")
    for result, count in heard.results.most_common():
        print(f"| plays that ended in {result} | {count:,} |")
    print(f"| other endings | {len(heard.faults)} |")
    print(f"| dearest play | {slowest:.2f} s of CPU time ({name}) |")
    print(f"| most memory beside what the start took | {growth / 2**20:.0f} MiB |")
    for fault in heard.faults[:20]:
        print(fault)
    return 1 if heard.faults or slowest > MAX_SECONDS or growth > MAX_GROWTH else 0


def peak_bytes() -> int:
    """The most memory that this process has had at once."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
