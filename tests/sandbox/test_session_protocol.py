"""A supervisor that was taken over can end its container and nothing else: every broken word is `ContainerLost`."""

from __future__ import annotations

import itertools
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.errors import ContainerLost
from sandbox.guest import wire
from sandbox.host import container as container_module
from sandbox.host import session as session_module
from sandbox.host.container import Container
from sandbox.host.session import Session
from sandbox.program import Limits, Policy, Program, Status
from tests.supervisors import (
    EVENT,
    HONEST,
    READY,
    REPORT,
    STDERR,
    STDOUT,
    Line,
    assert_sound,
    chunk,
    spoken,
    whole_stay,
)

PROMPT = 20.0
"""Seconds that no hostile stream may keep the host for; a silent one is cut off after its patience."""


@contextmanager
def supervised_by(script: Callable[[socket.socket], None]) -> Iterator[tuple[Line, Callable[[], Container]]]:
    """A line whose far end is a thread that runs `script`, then hangs up."""
    line = Line()

    def play() -> None:
        try:
            script(line.far_end)
        except OSError:
            pass  # the host hung up first
        finally:
            line.far_end.close()

    supervisor = threading.Thread(target=play, daemon=True)
    supervisor.start()
    try:
        yield line, lambda: Container(line, "image", None)  # type: ignore[arg-type]
    finally:
        line.host_end.close()
        supervisor.join(PROMPT)
        assert not supervisor.is_alive()


def saying(*pieces: bytes) -> Callable[[socket.socket], None]:
    """A script that says its pieces and hangs up, whatever it hears."""

    def script(end: socket.socket) -> None:
        for piece in pieces:
            end.sendall(piece)
        end.shutdown(socket.SHUT_WR)
        while end.recv(1 << 16):
            pass

    return script


# What a broken supervisor may say.

junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
words = st.one_of(
    st.sampled_from([*map(str, Status), "answered", "setup_failed", "high", "syscall", "flood", "blocked"]),
    junk,
)
fields = st.sampled_from(
    "status detail cpu_seconds wall_seconds events findings output refused value".split()
    + "layer technique verdict severity line".split()
)
types = st.sampled_from(["ready", "started", "request", "returned", "closed", "unheard-of"])
bodies = st.one_of(
    st.binary(max_size=40),
    st.dictionaries(fields, words, max_size=4).map(wire.encode),
    words.map(lambda word: json.dumps(word).encode()),
    st.dictionaries(fields, words, max_size=3).map(lambda part: wire.encode({**REPORT, **part})),
    st.dictionaries(fields, words, max_size=3).map(lambda part: wire.encode({"events": [{**EVENT, **part}]})),
    st.dictionaries(fields, words, max_size=2).map(
        lambda part: wire.encode({"findings": [{**EVENT, **part}]})
    ),
)
odd_frames = st.tuples(
    st.tuples(types, st.dictionaries(fields, words, max_size=4)).map(
        lambda parts: {**parts[1], "type": parts[0]}
    ),
    bodies,
)
bent_frames = st.tuples(
    st.sampled_from(HONEST), st.dictionaries(fields, words, max_size=2), st.none() | bodies
).map(lambda parts: ({**parts[0][0], **parts[1]}, parts[0][1] if parts[2] is None else parts[2]))
sequences = st.lists(st.one_of(st.sampled_from(HONEST), odd_frames, bent_frames), max_size=8)
orderly = st.tuples(*(st.one_of(st.just(frame), st.just(frame), bent_frames) for frame in HONEST))

many = settings(max_examples=400, derandomize=True, deadline=None)


@pytest.fixture(autouse=True, scope="module")
def short_patience() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session_module, "_GRACE_SECONDS", 1.0)
        patch.setattr(session_module, "_GRACE_FACTOR", 0)
        patch.setattr(container_module, "START_SECONDS", 1.0)
        yield


class TestHonest:
    def test_the_stand_in_can_speak_the_protocol(self):
        with supervised_by(saying(chunk(READY + spoken(HONEST)))) as (_, connect):
            started, first, second, event, output, cpu = whole_stay(connect())
        assert (started.status, started.value, first.status, second.status) == ("ok", 1, "ok", "timeout")
        assert (event.technique, output, cpu) == ("network", "words", 0.0)

    @many
    @given(st.lists(st.integers(1, 40), min_size=1, max_size=30))
    def test_frames_may_come_in_any_pieces(self, sizes):
        rest, pieces = READY + spoken(HONEST), []
        for size in itertools.cycle(sizes):
            if not rest:
                break
            pieces += [chunk(rest[:size]), chunk(b"words between", STDERR)]
            rest = rest[size:]
        with supervised_by(saying(b"".join(pieces))) as (_, connect):
            assert len(whole_stay(connect())) == 6


class TestHostile:
    @many
    @given(st.one_of(sequences, orderly), st.booleans())
    def test_wrong_frames_are_a_lost_container_or_a_sound_outcome(self, frames, answering):
        calls = (lambda name, arguments: [name, arguments]) if answering else None
        started = time.monotonic()
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            try:
                assert_sound(whole_stay(connect(), calls))
            except ContainerLost as loss:
                assert str(loss)
        assert time.monotonic() - started < PROMPT

    @many
    @given(st.binary(max_size=300), st.integers(0, 400))
    def test_random_bytes_after_any_honest_word_are_a_lost_container(self, noise, honest):
        script = saying(chunk((READY + spoken(HONEST))[:honest] + noise))
        with supervised_by(script) as (_, connect):
            try:
                assert_sound(whole_stay(connect()))
            except ContainerLost as loss:
                assert str(loss)

    @many
    @given(st.binary(max_size=100))
    def test_a_broken_engine_stream_is_a_lost_container(self, noise):
        with supervised_by(saying(noise)) as (_, connect), pytest.raises(ContainerLost):
            connect()

    @pytest.mark.parametrize(
        "first",
        [
            b"",
            chunk(b"no interpreter here", STDERR),
            chunk(b"\xff" * 8),
            chunk(struct.pack(">II", 2**32 - 1, 2**32 - 1)),
            chunk(wire.pack_frame({"type": "started"})),
            chunk(wire.pack_frame({"type": "ready"})),
            chunk(wire.pack_frame({"type": "ready", "capabilities": []})),
        ],
    )
    def test_a_first_word_that_is_not_ready_is_a_lost_container_which_is_removed(self, first):
        with supervised_by(saying(first)) as (line, connect), pytest.raises(ContainerLost):
            connect()
        assert line.removed == ["stand-in"]

    def test_the_last_words_of_a_container_are_passed_on(self):
        with (
            supervised_by(saying(chunk(READY), chunk(b"out of memory\n", STDERR))) as (_, connect),
            pytest.raises(ContainerLost, match="out of memory"),
        ):
            whole_stay(connect())

    @pytest.mark.parametrize("seconds", [-1, -0.0001, 1e9, 1e400, float("nan"), "1", None, [], 10**400])
    @pytest.mark.parametrize("field", ["cpu_seconds", "wall_seconds"])
    def test_a_time_that_is_none_is_a_lost_container(self, field, seconds):
        header, body = HONEST[0]
        frames = [({**header, field: seconds}, body)]
        with (
            supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect),
            pytest.raises(ContainerLost, match="no time"),
        ):
            whole_stay(connect())

    @pytest.mark.parametrize("status", ["timeout", "killed", "refused", "answered", "", None, 1, ["ok"]])
    def test_a_program_does_not_say_of_itself_what_only_others_know(self, status):
        report = wire.encode({**REPORT, "status": status})
        frames = [(HONEST[0][0], report), *HONEST[1:]]
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            started = whole_stay(connect())[0]
        assert (started.status, started.value) == (Status.INVALID_OUTPUT, None)

    def test_a_program_that_calls_itself_refused_taints_its_container(self):
        report = wire.encode({**REPORT, "status": "refused"})
        frames = [(HONEST[0][0], report), HONEST[-1]]
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            session = Session(connect(), Limits(), Policy.OFF, True)
            session.open(Program("pass"))
            session.close()
        assert session.tainted

    def test_an_answer_larger_than_its_limit_is_no_answer(self):
        frames = [(HONEST[0][0], wire.encode({**REPORT, "value": "x" * 6000})), *HONEST[1:]]
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            assert whole_stay(connect())[0].status is Status.INVALID_OUTPUT


def dripping(content: bytes, stream: int) -> Callable[[socket.socket], None]:
    """A script that is ready, then says one byte after the other for as long as it is listened to."""

    def script(end: socket.socket) -> None:
        end.sendall(chunk(READY))
        for position in itertools.count():
            end.sendall(chunk(content[position % len(content) :][:1], stream))
            time.sleep(0.05)

    return script


def repeating(piece: bytes) -> Callable[[socket.socket], None]:
    """A script that is ready and has a program started, then says the same for as long as it is listened to."""

    def script(end: socket.socket) -> None:
        end.sendall(chunk(READY + spoken(HONEST[:1])))
        while True:
            end.sendall(chunk(piece))

    return script


def silent(end: socket.socket) -> None:
    end.sendall(chunk(READY))
    while end.recv(1 << 16):
        pass


class TestDelays:
    @pytest.mark.parametrize(
        "script",
        [
            silent,
            dripping(b"words ", STDERR),
            dripping(
                struct.pack(">II", 20, wire.MAX_BODY) + b'{"type":   "started"}'.ljust(wire.MAX_BODY), STDOUT
            ),
        ],
        ids=["silence", "words", "a frame byte by byte"],
    )
    def test_a_supervisor_that_does_not_come_to_the_point_is_given_up(self, script):
        started = time.monotonic()
        with supervised_by(script) as (_, connect), pytest.raises(ContainerLost, match="silent"):
            whole_stay(connect())
        assert time.monotonic() - started < PROMPT

    @pytest.mark.parametrize("frame", [({"type": "started"}, b""), ({"type": "request"}, b"")])
    def test_a_frame_that_comes_over_and_over_is_a_lost_container(self, frame):
        with (
            supervised_by(repeating(spoken([frame]))) as (_, connect),
            pytest.raises(ContainerLost, match="out of turn"),
        ):
            whole_stay(connect())

    def test_a_flood_of_requests_is_a_lost_container(self):
        open_again = threading.Event()

        def slow(_name: str, _arguments: list[Any]) -> None:
            open_again.wait(PROMPT)

        request = wire.encode({"request": 1, "name": "ask", "arguments": []})
        with supervised_by(repeating(spoken([({"type": "request"}, request)]))) as (_, connect):
            container = connect()
            session = Session(container, Limits(), Policy.OFF, True, slow)
            session.open(Program("pass"))
            with pytest.raises(ContainerLost, match="floods"):
                session.call("entry", [], 0, 0.0)
            container.destroy()  # as the pool does
            open_again.set()
            session.release()

    def test_frames_after_the_end_do_not_keep_the_host_waiting(self):
        def script(end: socket.socket) -> None:
            end.sendall(chunk(READY + spoken(HONEST[:1])))
            while True:
                end.sendall(chunk(spoken([HONEST[1]])))

        with supervised_by(script) as (_, connect):
            session = Session(connect(), Limits(), Policy.OFF, True)
            session.open(Program("pass"))
            started = time.monotonic()
            with pytest.raises(ContainerLost):
                session.close()
        assert time.monotonic() - started < PROMPT


class TestRequests:
    @many
    @given(st.lists(bodies, max_size=5))
    def test_a_malformed_request_is_declined_and_disturbs_nothing(self, requests):
        asked: list[Any] = []
        frames = [*(({"type": "request"}, body) for body in requests), *HONEST]
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            results = whole_stay(connect(), lambda name, arguments: asked.append((name, arguments)))
        assert len(results) == 6
        assert not asked

    def test_a_fault_of_the_host_is_raised_and_not_laid_to_the_container(self):
        def failing(_name: str, _arguments: list[Any]) -> None:
            raise KeyError("the host's own fault")

        request = wire.encode({"request": 1, "name": "ask", "arguments": []})
        frames = [*HONEST[:1], ({"type": "request"}, request)]
        with (
            supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect),
            pytest.raises(KeyError, match="own fault"),
        ):
            whole_stay(connect(), failing)

    def test_a_fault_of_the_host_between_two_calls_is_raised_by_the_next(self):
        failed = threading.Event()

        def failing(_name: str, _arguments: list[Any]) -> None:
            failed.wait(PROMPT)
            raise KeyError("the host's own fault")

        request = wire.encode({"request": 1, "name": "ask", "arguments": []})
        frames = [*HONEST[:1], ({"type": "request"}, request), HONEST[1]]
        with supervised_by(saying(chunk(READY + spoken(frames)))) as (_, connect):
            session = Session(connect(), Limits(), Policy.OFF, True, failing)
            session.open(Program("pass"))
            assert session.call("entry", [], 0, 0.0).ok
            failed.set()
            session.release()
            with pytest.raises(KeyError, match="own fault"):
                session.call("entry", [], 0, 0.0)
