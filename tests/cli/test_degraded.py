"""A run in a sandbox that lacks a layer says so wherever its results are shown; the self-test says what holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sandbox.conformance.suite import GUARANTEES
from sandbox.degraded import Degraded
from sandbox.host.probing import CAPABILITIES, Capability, degraded
from stop.cli.selftest import LAYERS
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from tests import tiny
from tests.conftest import Stop
from tests.loopback import LoopbackServer

WORDS = f"degraded sandbox: {degraded(Capability.MEMORY_LIMIT)}"

WITHOUT_MEMORY_LIMITS = """
from sandbox.host import container

_locked_down = container.host_config
container.host_config = lambda *settings: {**_locked_down(*settings), "Memory": 0, "MemorySwap": 0}
"""
"""Run by the interpreter before everything else: the engine is not told of any limit of the container's memory."""


BELIEVING = """
from sandbox.host import session
from sandbox.program import Status

session._CLAIMS = {str(status): status for status in Status}
"""
"""A host that takes a program's own word for how it ended."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("degraded")
    tiny.write_task(folder / "greatest")
    tampering = tiny.IMPROVER.replace("replies =", "utility.budget = 9\n    replies =")
    (folder / "improver.py").write_text(tampering)
    (folder / "forking.py").write_text("import os\ndef greatest(numbers):\n    os.fork()\n")
    (folder / "patch").mkdir()
    (folder / "patch" / "sitecustomize.py").write_text(WITHOUT_MEMORY_LIMITS)
    return folder


@pytest.fixture(scope="module")
def weak(place: Path) -> Stop:
    """The command line, in a sandbox without memory limits of the container."""
    stop = Stop(place, place / "runs")
    stop.environment["PYTHONPATH"] = str(place / "patch")
    return stop


@pytest.fixture(scope="module")
def sound(place: Path) -> Stop:
    return Stop(place, place / "runs")


@pytest.fixture(scope="module")
def ran(weak: Stop) -> str:
    """What a degraded run said."""
    with LoopbackServer(tiny.improving) as server:
        options = "--improver improver.py --generations 1 --meta-tests 1 --lm-calls 1 --responses 2 --policy observe"
        ended = weak(
            *("run", "--task", "greatest", "--model", "openai/any", "--api-base", server.url),
            *options.split(),
            *("--utility-calls", 3, "--meta-utility-calls", 3, "--run-id", "r1"),
        )
    assert ended.status == 0, ended.err
    assert WORDS in ended.err.splitlines()
    return ended.out


def test_a_run_says_it_at_its_start_and_beside_its_results(ran):
    assert "run r1: finished, in a degraded sandbox" in ran
    assert WORDS in ran.splitlines()


@pytest.mark.usefixtures("ran")
class TestLater:
    """Commands that look at the run in a sandbox, or without one, that lacks nothing."""

    def test_show_says_it(self, sound):
        assert WORDS in sound("show", "r1").out.splitlines()
        assert [word["what"] for word in sound("show", "r1", "--json").document["degraded"]] == [
            "memory_limit",
            "swap_limit",
        ]

    def test_the_list_of_runs_marks_it(self, sound):
        assert re.search(r"^r1 .* degraded$", sound("runs").out, re.MULTILINE)
        (listed,) = sound("runs", "--json").document
        assert listed["degraded"][0] == degraded(Capability.MEMORY_LIMIT).as_json()

    def test_the_audit_says_it(self, sound):
        assert f"r1: {WORDS}" in sound("audit", "list", "r1").err.splitlines()
        assert f"r1: {WORDS}" in sound("audit", "list", "r1", "--json").err.splitlines()
        assert WORDS in sound("audit", "show", "r1", 1).out.splitlines()

    def test_the_ledger_keeps_what_was_found(self, place):
        with LedgerReader.open(place / "runs", "r1") as ledger:
            environment = ledger.run().environment
        assert environment["container"]["memory_limit"] is None
        assert environment["container"]["process_limit"] == 67
        assert environment["engine"]["runtime"]


def test_scores_and_single_programs_say_it(weak, place):
    for command in (("eval", "--task", "greatest", "forking.py"), ("sandbox", "exec", "forking.py")):
        assert WORDS in weak(*command).out.splitlines()
        (document,) = weak(*command, "--json").document
        assert [word["what"] for word in document["degraded"]] == ["memory_limit", "swap_limit"]


def test_the_doctor_says_it_in_the_same_words(weak, sound):
    ended = weak("doctor", "--json")
    found = {each["what"]: each for each in ended.document}
    assert found["memory_limit"]["state"] == "degraded"
    assert CAPABILITIES[Capability.MEMORY_LIMIT].without in found["memory_limit"]["detail"]
    assert found["notification"]["state"] == "ok"
    sound_ones = {each["what"]: each["state"] for each in sound("doctor", "--json").document}
    assert {sound_ones[capability] for capability in Capability} == {"ok"}


def test_a_sound_sandbox_says_nothing_of_it(sound):
    ended = sound("sandbox", "exec", "forking.py")
    assert "degraded" not in ended.out + ended.err


def test_a_run_that_was_degraded_once_is_so_for_good(tmp_path):
    word = degraded(Capability.NOTIFICATION).as_json()
    Ledger.create(tmp_path, "r1", {}, environment={"image": "a", "degraded": [word]}).close()
    with Ledger.open(tmp_path, "r1") as ledger:
        ledger.record_environment({"image": "b", "degraded": []})
        assert ledger.run().degraded == (Degraded.from_json(word),)
        other = degraded(Capability.SWAP_LIMIT).as_json()
        ledger.record_environment({"image": "b", "degraded": [word, other]})
        assert [each.what for each in ledger.run().degraded] == ["notification", "swap_limit"]
        assert ledger.run().environment["image"] == "b"


def test_the_sentences_of_older_runs_are_understood():
    word = Degraded.from_json("syscalls: denied calls are blocked but not recorded")
    assert (word.what, word.meaning) == ("syscalls", "denied calls are blocked but not recorded")


class TestSelftest:
    def test_it_prints_a_table_and_a_document(self, sound):
        ended = sound("sandbox", "selftest", "--layer", "broker", "--json")
        chosen = [guarantee.name for guarantee in GUARANTEES if guarantee.layer == "broker"]
        assert (ended.status, ended.document["verdict"]) == (0, "held")
        assert ended.document["counts"] == {"held": len(chosen), "degraded": 0, "failed": 0}
        assert [each["name"] for each in ended.document["guarantees"]] == chosen
        assert all(f"held      {name}" in ended.err for name in chosen)

    def test_degraded_is_no_failure_and_is_said(self, weak):
        ended = weak("sandbox", "selftest", "--layer", "static")
        assert ended.status == 0
        assert WORDS in ended.out.splitlines()

    def test_a_guarantee_that_fails_is_exit_status_1(self, place):
        stop = Stop(place, place / "runs")
        (place / "believing").mkdir()
        (place / "believing" / "sitecustomize.py").write_text(BELIEVING)
        ended = stop("sandbox", "selftest", "--layer", "broker", PYTHONPATH=str(place / "believing"))
        assert ended.status == 1
        assert re.search(r"^own claims +broker +failed", ended.out, re.MULTILINE)

    def test_without_an_engine_it_is_exit_status_3(self, sound, tmp_path):
        ended = sound("sandbox", "selftest", DOCKER_HOST=f"unix://{tmp_path}/none.sock")
        assert (ended.status, ended.err.count("\n")) == (3, 1)

    def test_a_runtime_that_the_engine_does_not_know_is_named_with_those_that_it_does(self, sound):
        ended = sound("sandbox", "selftest", "--runtime", "nonesuch")
        assert (ended.status, ended.out) == (3, "")
        assert "'nonesuch'" in ended.err
        assert "runc" in ended.err

    def test_every_layer_can_be_asked_for(self):
        assert {str(guarantee.layer) for guarantee in GUARANTEES} == set(LAYERS)

    def test_the_document_is_plain_json(self, sound):
        document = sound("sandbox", "selftest", "--layer", "static", "--json").document
        assert json.dumps(document, allow_nan=False)
        assert document["capabilities"]["engine"]["runtime"]
