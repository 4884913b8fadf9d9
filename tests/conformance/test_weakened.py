"""Each guarantee can fail: tried on sandboxes that were weakened on purpose, it is found not to hold."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any
from uuid import uuid4

import pytest

from sandbox.conformance import lifecycle
from sandbox.conformance.guarantee import Bench
from sandbox.conformance.suite import GUARANTEES, try_one
from sandbox.errors import EngineUnavailable
from sandbox.host import container as container_module
from sandbox.host import image
from sandbox.host import pool as pool_module
from sandbox.host import session as session_module
from sandbox.host.engine import connect
from sandbox.host.pool import Sandbox
from sandbox.host.session import Session
from sandbox.host.variants import Variant
from sandbox.program import Status

NAMED = {guarantee.name: guarantee for guarantee in GUARANTEES}
GUEST = "/opt/sandbox/lib/sandbox"

Edits = tuple[tuple[str, str, str], ...]
"""A file of the guest, a piece of its text, and what stands in its place."""

OPEN_FILTER: Edits = (
    ("guest/jobs.py", "judgement.error)", "judgement.error if '/probe' in judgement.words else 0)"),
    ("guest/jobs.py", "if judgement.meanings:", "if judgement.meanings and '/probe' in judgement.words:"),
    (
        "guest/seccomp.py",
        "[_return(_KILL_PROCESS)] for call in syscall_policy.KILLED",
        "[_return(_ALLOW)] for call in syscall_policy.KILLED",
    ),
    (
        "guest/seccomp.py",
        "_instruction(_IF_BITS, 0, 1, _CLONE_NAMESPACES)",
        "_instruction(_IF_BITS, 1, 1, 0)",
    ),
    ("guest/seccomp.py", "_ERRNO | errno.ENOSYS", "_ERRNO | errno.EINVAL"),
    (
        "guest/nursery.py",
        "        for _ in range(_SWEEPS):",
        "        for _ in range(0):\n            pass\n        return 0\n        for _ in range(_SWEEPS):",
    ),
)
LOOSE_CHILD: Edits = (
    ("guest/child.py", "        _give_up_rights(uid)\n", ""),
    ("guest/child.py", "    os.environ.clear()\n", ""),
    ("guest/child.py", "rlimits.limit(job[", "(lambda *_: None)(job["),
    ("guest/child.py", "if grave and job", "if False and job"),
    (
        "guest/template.py",
        "    child.preload()\n",
        "    child.preload()\n    import numpy\n    numpy.set_printoptions(precision=1)\n",
    ),
    (
        "guest/supervisor.py",
        "        self._nursery.prepare()\n\n    def _call",
        "        self._nursery.last = body.decode()[:1000]\n        self._nursery.prepare()\n\n    def _call",
    ),
    (
        "guest/nursery.py",
        '{"uid": next(self._uids)}',
        '{"uid": next(self._uids), "last": getattr(self, "last", "")}',
    ),
    (
        "guest/program.py",
        'prepare(call["arguments"])',
        'prepare(sys.__dict__.setdefault("kept", call["arguments"]))',
    ),
)
TALKATIVE: Edits = (
    (
        "guest/program.py",
        '"value": value}, limit)',
        '"value": repr(value) if len(repr(value)) < 99 else value})',
    ),
    ("guest/program.py", '    random.seed(call["seed"])\n', ""),
    (
        "guest/supervisor.py",
        "    def _forged(self, job: Job, what: str) -> None:\n",
        "    def _forged(self, job: Job, what: str) -> None:\n        return\n",
    ),
    (
        "guest/jobs.py",
        "    code = job.exit_code\n",
        '    return "error", "so it goes"\n    code = job.exit_code\n',
    ),
)
PATIENT: Edits = (
    (
        "guest/supervisor.py",
        "        if job.phase is Phase.ENDED:\n            return\n        flood",
        "        if True:\n            return\n        flood",
    ),
)


BUILT: list[str] = []
"""The images that this process made."""


@cache
def spoiled_image(edits: Edits, then: str = "true") -> str:
    """The sandbox image with some of its guest's code changed, and a command run on it."""
    client = connect()
    tag = image.ensure_image(client, lambda _step: None)
    script = "import sys, pathlib\n" + "\n".join(
        f"path = pathlib.Path('{GUEST}/{file}'); text = path.read_text()\n"
        f"assert {old!r} in text, {old!r}\npath.write_text(text.replace({old!r}, {new!r}))"
        for file, old, new in edits
    )
    BUILT.append(name := f"stop-sandbox-spoiled:{uuid4().hex[:12]}")
    dockerfile = f"FROM {tag}\nRUN {shell(script)} && {COMPILE} && {then}\n"
    client.images.build(fileobj=io.BytesIO(dockerfile.encode()), tag=name, network_mode="none", rm=True)
    return name


COMPILE = f"/opt/sandbox/python3 -m compileall -q -f --invalidation-mode unchecked-hash {GUEST}"


def shell(script: str) -> str:
    """A command that runs a Python script which may have several lines."""
    return f"/opt/sandbox/python3 -c \"exec(bytes.fromhex('{script.encode().hex()}'))\""


@pytest.fixture(scope="module", autouse=True)
def no_image_is_left() -> Iterator[None]:
    yield
    for tag in BUILT:
        connect().api.remove_image(tag, force=True)


RACES = 20
"""A race is not won each time: one won in so many shows that the guarantee can fail."""

Weakened = Callable[..., AbstractContextManager[Bench]]


@pytest.fixture
def weakened(monkeypatch: pytest.MonkeyPatch) -> Weakened:
    """A bench with a spoiled image, or with another configuration of the container: `weakened(edits, Memory=0)`."""
    honest = container_module.host_config

    @contextmanager
    def make(edits: Edits = (), then: str = "true", **config: Any) -> Iterator[Bench]:
        if edits or then != "true":
            tag = spoiled_image(edits, then)
            monkeypatch.setattr(pool_module, "ensure_variant", lambda *_: Variant(tag))
        monkeypatch.setattr(
            container_module, "host_config", lambda *settings: {**honest(*settings), **config}
        )
        with Sandbox(f"weakened-{uuid4()}") as sandbox:
            yield Bench(sandbox, connect())

    return make


def verdicts(bench: Bench, *names: str) -> dict[str, str]:
    """What each guarantee is found to be."""
    return {name: try_one(bench, NAMED[name]).verdict for name in names}


def all_of(verdict: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, verdict)


def test_without_the_filter_no_guarantee_of_the_system_call_layer_holds(weakened):
    names = [name for name, each in NAMED.items() if each.layer == "syscall" and name != "call flood"]
    names += ["secrets", "process tree"]
    with weakened(OPEN_FILTER) as bench:
        assert verdicts(bench, *names) == all_of("failed", *names)


def test_a_child_that_keeps_its_rights_and_its_past_is_found_out(weakened):
    names = ["user", "capabilities", "environment", "read-only", "setuid files"]
    names += ["memory limit", "process limit", "descriptor limit"]
    names += ["next program", "template", "arguments", "static policy"]
    with weakened(LOOSE_CHILD, then="chmod u+s /bin/true", PidsLimit=0) as bench:
        assert verdicts(bench, *names) == all_of("failed", *names)
        assert any(verdicts(bench, "path race")["path race"] == "failed" for _ in range(RACES))


def test_a_supervisor_that_believes_programs_is_found_out(weakened):
    names = ["frames", "closed lines", "endings", "answers", "result bounds", "bystanders"]
    with weakened(TALKATIVE) as bench:
        assert verdicts(bench, *names) == all_of("failed", *names)


def test_a_supervisor_that_ends_nothing_is_found_out(weakened, monkeypatch):
    monkeypatch.setattr(session_module, "_GRACE_SECONDS", 1.5)
    monkeypatch.setattr(session_module, "_GRACE_FACTOR", 0)
    names = ["time limit", "output flood"]
    with weakened(PATIENT) as bench:
        assert verdicts(bench, *names) == all_of("failed", *names)


def test_a_host_that_believes_containers_is_found_out(weakened, monkeypatch):
    monkeypatch.setattr(session_module, "_CLAIMS", {str(status): status for status in Status})
    monkeypatch.setattr(session_module, "_request", lambda *_: (1, "anything", []))
    monkeypatch.setattr(Session, "tainted", False)
    names = ["own claims", "requests", "tainted containers"]
    with weakened() as bench:
        assert verdicts(bench, *names) == all_of("failed", *names)


def test_containers_that_say_nothing_and_a_reaper_that_does_nothing_are_found_out(weakened, monkeypatch):
    monkeypatch.setattr(container_module, "owner_labels", lambda _run: {})
    monkeypatch.setattr(lifecycle, "reap", lambda _client: 0)
    monkeypatch.setattr(lifecycle, "OWNER", lifecycle.OWNER + "\nraise SystemExit\n")
    with weakened() as bench:
        assert verdicts(bench, "labels", "reaping") == all_of("failed", "labels", "reaping")


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("interfaces", {"NetworkMode": "host"}),
        ("mounts", {"Binds": ["/usr/share:/host:ro"]}),
        ("read-only", {"ReadonlyRootfs": False}),
        ("supervisor", {"CapAdd": ["SETUID", "SETGID", "KILL", "SYS_PTRACE", "NET_RAW"]}),
        ("supervisor", {"SecurityOpt": ["no-new-privileges", "seccomp=unconfined"]}),
    ],
    ids=lambda value: value if isinstance(value, str) else str(*value),
)
def test_a_container_that_is_less_locked_down_is_found_out(weakened, name, config):
    with weakened(**config) as bench:
        assert verdicts(bench, name) == {name: "failed"}


def test_without_the_containers_limits_those_of_each_process_hold_and_it_is_said(weakened):
    with weakened(Memory=0, MemorySwap=0, PidsLimit=0) as bench:
        assert [word.what for word in bench.sandbox.degraded] == [
            "memory_limit",
            "swap_limit",
            "process_limit",
        ]
        assert verdicts(bench, "memory limit", "container memory", "process limit") == {
            "memory limit": "held",
            "container memory": "degraded",
            "process limit": "degraded",
        }


def test_without_the_right_to_read_paths_programs_run_and_it_is_said_that_nothing_is_recorded(weakened):
    with weakened(CapAdd=["SETUID", "SETGID", "KILL"]) as bench:
        assert [word.what for word in bench.sandbox.degraded] == ["paths"]
        names = ["opened files", "network", "secrets"]
        assert verdicts(bench, *names) == all_of("degraded", *names)


@pytest.mark.parametrize(
    "edits",
    [
        (("guest/child.py", "    _install_filter(job[", "    (lambda _: None)(job["),),
        (("guest/child.py", 'if job["policy"] == "off":', "if True:"),),
        (("guest/jobs.py", "if judgement.meanings:", "if False:"),),
    ],
    ids=["no filter", "no static policy", "no record"],
)
def test_where_programs_cannot_be_confined_or_watched_nothing_runs(weakened, edits, monkeypatch):
    monkeypatch.setattr(session_module, "_GRACE_SECONDS", 2.0)
    with pytest.raises(EngineUnavailable), weakened(edits):
        pass


def test_where_new_privileges_can_be_gained_nothing_runs(weakened):
    with pytest.raises(EngineUnavailable, match="cannot be confined"), weakened(SecurityOpt=[]):
        pass
