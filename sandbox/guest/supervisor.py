"""The container's first process: takes programs from the host one at a time, runs each in a child, and watches it.

It speaks frames (`sandbox.guest.wire`) with the host over standard input and output. The child is another process
under another user: whatever it claims, the times, limits, denied calls and endings reported here are the
supervisor's own observations. It ends when the host closes its input, and every process of the container with it.

From the host: `open` (a program), `call`, `answer` (to a request of the program), `close`.
To the host: `ready`, `started`, `request`, `returned`, `closed`.
"""

from __future__ import annotations

import os
import select
import socket
import sys
from typing import Any

from sandbox.guest import template, wire
from sandbox.guest.capabilities import capabilities
from sandbox.guest.cgroup import Counters
from sandbox.guest.channel import HEAD, Kind
from sandbox.guest.jobs import KEPT_OUTPUT, Job, Limits, Phase, count_descriptors, explain_exit
from sandbox.guest.meter import Meter
from sandbox.guest.nursery import Nursery
from sandbox.guest.rlimits import DESCRIPTORS
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict

_CHUNK = 1 << 16
_PROCESSORS = os.cpu_count() or 1
_SHORTEST_WAIT = 0.001
_LONGEST_WAIT = 0.5
_EXPECTED = {Phase.CHECKING: Kind.CHECKED, Phase.STARTING: Kind.STARTED, Phase.CALLING: Kind.RETURNED}
_FRAME_SLACK = 4096
_DEPARTURE_SECONDS = 0.1
"""A process closes its lines a moment before it is gone; one that closes them and stays is another matter."""

Header = dict[str, Any]


class Supervisor:
    """Runs one job after another. `_job` is the one in progress."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._frames = wire.FrameReader()
        self._poll = select.poll()
        self._job: Job | None = None
        self._counters = Counters()
        self._nursery.prepare()

    def run(self) -> None:
        """Serve the host until it closes its end."""
        self._send({"type": "ready", "capabilities": capabilities()})
        self._poll.register(0, select.POLLIN)
        while True:
            for descriptor, condition in self._poll.poll(self._patience()):
                if descriptor != 0:
                    self._attend(descriptor, condition)
                elif not self._read_host():
                    return
            if self._job is not None:
                self._enforce(self._job)

    # What comes from the host.

    def _read_host(self) -> bool:
        chunk = os.read(0, _CHUNK)
        for header, body in self._frames.feed(chunk):
            match header["type"]:
                case "open":
                    self._open(header, body)
                case "call":
                    self._call(header, body)
                case "answer":
                    self._answer(body)
                case "close":
                    self._close()
        return bool(chunk)

    def _open(self, header: Header, body: bytes) -> None:
        child = self._nursery.take()
        self._job = Job(child, Limits(**header["limits"]), Meter(child.pid))
        self._poll.register(child.output, select.POLLIN)
        self._write_child(self._job, Kind.START, body)
        self._nursery.prepare()

    def _call(self, header: Header, body: bytes) -> None:
        job = self._require_job()
        if job.phase is Phase.ENDED:
            self._report_end(job, Phase.CALLING)
            return
        job.phase = Phase.CALLING
        job.limit_seconds = header["seconds"]
        job.meter.resume()
        self._write_child(job, Kind.CALL, body)

    def _answer(self, body: bytes) -> None:
        job = self._require_job()
        if job.phase is Phase.ENDED:
            return
        job.outstanding -= 1
        if job.outstanding == 0 and job.charging:
            job.meter.resume()
        self._write_child(job, Kind.ANSWER, body)

    def _close(self) -> None:
        job = self._require_job()
        self._end(job)
        self._job = None
        events = [event.as_json() for event in job.all_events()]
        output = job.output.decode("utf-8", "replace")
        self._send(
            {"type": "closed", "cpu_seconds": job.total_cpu},
            wire.encode({"events": events, "output": output}),
        )

    def _require_job(self) -> Job:
        if self._job is None:
            raise wire.WireError("the host speaks of a program that was not opened")
        return self._job

    # What comes from the child.

    def _attend(self, descriptor: int, condition: int) -> None:
        job = self._job
        if job is None or job.phase is Phase.ENDED:
            return
        if descriptor == job.listener:
            if condition & select.POLLIN:
                job.answer_call()
            else:
                self._drop_listener(job)
        elif descriptor == job.child.output:
            self._read_output(job)
        elif condition & select.POLLOUT:
            self._flush(job)
        else:
            self._read_child(job)

    def _read_output(self, job: Job) -> bool:
        try:
            chunk = os.read(job.child.output, _CHUNK)
        except BlockingIOError:
            return False
        if not chunk and job.phase is not Phase.ENDED:
            self._poll.unregister(job.child.output)
        job.output_bytes += len(chunk)
        job.output += chunk[: KEPT_OUTPUT - len(job.output)]
        return bool(chunk)

    def _read_child(self, job: Job) -> None:
        chunk = self._receive(job)
        if chunk is None:
            return
        job.received += chunk
        while job.phase is not Phase.ENDED and len(job.received) >= HEAD.size:
            kind, length = HEAD.unpack_from(job.received)
            if length > job.limits.result_bytes + _FRAME_SLACK:
                self._forged(job, f"a frame of {length} bytes")
                return
            end = HEAD.size + length
            if len(job.received) < end:
                break
            body = bytes(job.received[HEAD.size : end])
            del job.received[:end]
            self._take_frame(job, kind, body)
        if not chunk and job.phase is not Phase.ENDED:
            self._end_by_itself(job)

    def _receive(self, job: Job) -> bytes | None:
        try:
            if job.started:
                return job.child.channel.recv(_CHUNK)
            chunk, descriptors, _, _ = socket.recv_fds(job.child.channel, _CHUNK, 1)
        except ConnectionResetError:
            return b""
        except BlockingIOError:
            return None
        for descriptor in descriptors:
            job.listener = descriptor
            self._poll.register(descriptor, select.POLLIN)
        return chunk

    def _take_frame(self, job: Job, kind: int, body: bytes) -> None:
        if kind == Kind.CONFINED and job.phase is Phase.CONFINING:
            job.phase = Phase.STARTING
            job.limit_seconds = job.limits.start_seconds
            job.meter.lap()
        elif kind == Kind.REQUEST and job.limits.host_calls and job.phase in (Phase.STARTING, Phase.CALLING):
            job.outstanding += 1
            job.requests += 1
            job.meter.pause()
            self._send({"type": "request"}, body)
        elif kind == Kind.HINT and job.started:
            job.take_hint(body)
        elif kind == _EXPECTED.get(job.phase):
            self._advance(job, body)
        else:
            self._forged(job, f"a frame of kind {kind} that nothing asked for")

    def _advance(self, job: Job, body: bytes) -> None:
        """The frame that the child owed: pass it on with what the program was charged."""
        if job.phase is Phase.CHECKING:
            self._take_check(job, wire.decode(body))
            return
        answered = "started" if job.phase is Phase.STARTING else "returned"
        job.phase = Phase.IDLE
        spent = {"cpu_seconds": job.meter.cpu_seconds, "wall_seconds": job.meter.wall_seconds}
        # What it computes behind the host's back between two calls is charged to the next one.
        job.meter.lap()
        job.meter.pause()
        self._send({"type": answered, "status": "answered", "detail": "", **spent}, body)

    def _take_check(self, job: Job, report: dict[str, Any]) -> None:
        """The static policy's report, from trusted code: a refused program ends here."""
        job.findings = [Event.from_json(finding) for finding in report["findings"]]
        job.phase = Phase.CONFINING
        if report["status"] != "passed":
            self._break_off(job, report["status"], report["detail"])

    # Limits and endings.

    def _patience(self) -> float | None:
        """How long to wait for news, in milliseconds: until the limit could be reached at the earliest."""
        job = self._job
        if job is None or not job.charging:
            return None
        left = (job.limit_seconds - job.meter.charge) / _PROCESSORS
        return 1000 * min(max(left, _SHORTEST_WAIT), _LONGEST_WAIT)

    def _enforce(self, job: Job) -> None:
        if job.phase is Phase.ENDED:
            return
        flood = job.flooded
        if flood:
            job.witness(Technique.FLOOD, flood)
            self._break_off(job, "killed", f"flood: {flood}")
        elif job.charging and job.meter.charge >= job.limit_seconds:
            job.witness(Technique.RESOURCE_EXHAUSTION, f"still running after {job.limit_seconds:g} s")
            self._break_off(job, "timeout", f"still running after {job.limit_seconds:g} s")

    def _forged(self, job: Job, what: str) -> None:
        job.events.append(Event(Layer.CONTAINER, Technique.SCORE_FORGING, Verdict.CONTAINED, what))
        self._break_off(job, "killed", what)

    def _break_off(self, job: Job, status: str, detail: str) -> None:
        phase = job.phase
        self._end(job)
        job.ending = status, detail
        self._report_end(job, phase)

    def _end_by_itself(self, job: Job) -> None:
        phase = job.phase
        job.left = self._nursery.is_gone(job.child.pid, _DEPARTURE_SECONDS)
        self._end(job)
        if phase is Phase.CHECKING and job.exit_code is not None and job.exit_code < 0:
            job.ending = "killed", "the text made the parser crash"
            job.witness(Technique.RESOURCE_EXHAUSTION, "the text made the parser crash")
        elif phase in (Phase.CHECKING, Phase.CONFINING):
            # No generated code has run yet, so this is a fault of the set-up.
            job.ending = "setup_failed", job.output.decode("utf-8", "replace")[-500:]
        else:
            job.ending = explain_exit(job)
        self._report_end(job, phase)

    def _report_end(self, job: Job, phase: Phase) -> None:
        """Tell the host that the program ended while it was in `phase`, unless the host awaits nothing of it."""
        assert job.ending is not None
        if phase is Phase.IDLE:
            return
        answered = "returned" if phase is Phase.CALLING else "started"
        status, detail = job.ending
        spent = {"cpu_seconds": job.meter.cpu_seconds, "wall_seconds": job.meter.wall_seconds}
        self._send({"type": answered, "status": status, "detail": detail, **spent})

    def _end(self, job: Job) -> None:
        """Kill the child and whatever it left, and let go of its lines."""
        if job.phase is Phase.ENDED:
            return
        job.meter.close()
        if count_descriptors(job.child.pid) >= DESCRIPTORS:
            job.witness(Technique.RESOURCE_EXHAUSTION, f"holds all of its {DESCRIPTORS} descriptors")
        ending = self._nursery.end(job.child.pid)
        job.exit_code, job.total_cpu = ending.exit_code, ending.cpu_seconds
        if ending.survivors:
            words = f"{ending.survivors} processes outlived the program"
            job.witness(Technique.PROCESS_SPAWN, words, Severity.HIGH)
        news = self._counters.news()
        job.out_of_memory = news.out_of_memory > 0
        if news.refused_processes:
            job.witness(Technique.RESOURCE_EXHAUSTION, "asked for more threads than the container may have")
        job.phase = Phase.ENDED
        while job.output_bytes <= job.limits.output_bytes and self._read_output(job):
            pass
        self._drop_listener(job)
        for descriptor in (job.child.channel.fileno(), job.child.output):
            try:
                self._poll.unregister(descriptor)
            except KeyError:  # its end was seen before
                continue
        job.child.channel.close()
        os.close(job.child.output)

    def _drop_listener(self, job: Job) -> None:
        if job.listener is not None:
            self._poll.unregister(job.listener)
            os.close(job.listener)
            job.listener = None

    # To others.

    def _write_child(self, job: Job, kind: Kind, body: bytes) -> None:
        job.unsent += HEAD.pack(kind, len(body)) + body
        self._flush(job)

    def _flush(self, job: Job) -> None:
        """Send what the child takes now. It may refuse to read: the supervisor must never wait for it."""
        try:
            while job.unsent:
                del job.unsent[: job.child.channel.send(job.unsent)]
        except BlockingIOError:
            pass
        except (BrokenPipeError, ConnectionResetError):
            job.unsent.clear()  # its end is found when its line is read
        self._poll.register(job.child.channel, select.POLLIN | (select.POLLOUT if job.unsent else 0))

    @staticmethod
    def _send(header: Header, body: bytes = b"") -> None:
        frame = memoryview(wire.pack_frame(header, body))
        while frame:
            frame = frame[os.write(1, frame) :]


def main() -> None:
    """Start the template, then serve the host."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        ours.close()
        os.close(0)
        template.serve(theirs)
    theirs.close()
    Supervisor(Nursery(ours, pid)).run()
    sys.stdout.flush()


if __name__ == "__main__":
    main()
