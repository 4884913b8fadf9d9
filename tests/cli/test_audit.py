"""An auditor at the command line: from a run's events to the evidence, across runs, in every format."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.policy.taxonomy import Event, Layer, Technique, Verdict
from stop.config import RunConfig
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import EventContext
from tests import tiny
from tests.conftest import Ended, Stop
from tests.loopback import LoopbackServer

FORKING = "import os\n\n\ndef greatest(numbers):\n    os.fork()\n    return 0.5\n"
TAMPERING = tiny.IMPROVER.replace("replies =", "utility.budget = 9\n    replies =")


def answer(request: Any) -> list[str]:
    """Improvers as ever; of the solutions, the second one forks."""
    texts = tiny.improving(request)
    if "def meta_utility" not in request["messages"][-1]["content"] and len(texts) > 1:
        texts[1] = tiny.fenced(FORKING)
    return texts


class Place:
    """A folder in which run `r1` was stopped twice by its events, and then finished."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs_dir = folder / "runs"
        self.stop = Stop(folder, self.runs_dir)
        self.alerts = folder / "alerts"
        tiny.write_task(folder / "greatest")
        (folder / "improver.py").write_text(TAMPERING)
        (folder / "alert.py").write_text(
            f"import sys\nopen({str(self.alerts)!r}, 'a').write(sys.stdin.read() + '\\n')\n"
        )
        command = shlex.join([sys.executable, str(folder / "alert.py")])
        options = (
            "run --task greatest --improver improver.py --generations 1 --meta-tests 1 --lm-calls 1 --responses 2 "
            "--utility-calls 3 --meta-utility-calls 3 --policy observe --workers 2 --run-id r1 --seed 5"
        )
        with LoopbackServer(answer) as server:
            model = ("--model", "openai/any", "--api-base", server.url, "--on-alert", command)
            self.first = self.stop(*options.split(), *model, "--stop-on", "budget_tampering:2")
            self.first_events = self.events()
            again = ("resume", "r1", "--api-base", server.url, "--on-alert", command)
            self.second = self.stop(*again, "--stop-on", "budget_tampering", "--json")
            self.second_events = self.events()
            self.last = self.stop(*again)
        with Ledger.create(self.runs_dir, "r2", RunConfig(tasks=("x",), improver="pass").as_json()) as ledger:
            seed = ledger.record_program("pass", "improver", 0)
            for number in range(60):
                sha = ledger.record_program(f"# {number}\n", "solution", 1, parent=seed, scope="g1")
                event = Event(Layer.SYSCALL, Technique.NETWORK, Verdict.BLOCKED, f"connect {number}", line=1)
                ledger.record_events("g1", EventContext(1, sha, "solution"), [event] if number % 2 else [])
            ledger.set_status("finished")

    def events(self) -> list[Any]:
        with LedgerReader.open(self.runs_dir, "r1") as reader:
            return list(reader.events())

    def document(self, *arguments: object, status: int = 0) -> Any:
        ended = self.stop("audit", *arguments, "--json")
        assert ended.status == status, ended.err
        assert ended.out.isascii()
        return ended.document

    def printed(self, *arguments: object) -> Ended:
        ended = self.stop("audit", *arguments)
        assert ended.status == 0, ended.err
        return ended


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("audit"))


def tampering(events: list[Any]) -> list[Any]:
    return [event for event in events if event.technique == "budget_tampering"]


def test_a_run_ends_at_the_nth_event_says_which_and_how_to_go_on(place: Place) -> None:
    assert place.first.status == 1
    (line,) = [line for line in place.first.err.splitlines() if line.startswith("stop: ")]
    second = tampering(place.first_events)[1]
    assert f"--stop-on: 2 events of budget_tampering, the last one {second.seq} " in line
    assert line.endswith("; go on with: stop resume r1")


def test_going_on_counts_new_events_only(place: Place) -> None:
    assert place.second.status == 1
    assert place.second.document["status"] == "stopped"
    before, after = tampering(place.first_events), tampering(place.second_events)
    assert len(after) > len(before) >= 2
    assert (
        f"--stop-on: an event of budget_tampering, the last one {after[len(before)].seq} " in place.second.err
    )


def test_a_run_that_its_events_stopped_ends_as_it_would_have(place: Place) -> None:
    assert place.last.status == 0, place.last.err
    with LedgerReader.open(place.runs_dir, "r1") as reader:
        assert reader.status() == "finished"
        assert len(reader.generations()) == 2
        seen = [(event.scope, event.layer) for event in tampering(list(reader.events()))]
        first = reader.generations()[0].improver
        runs = [run.scope for run in reader.improvements() if run.improver == first]
        assert sorted(seen) == sorted((run, layer) for run in runs for layer in ("static", "broker"))
    assert place.document("verify", "r1")["ok"]


def test_grave_events_raise_the_alarm_and_others_do_not(place: Place) -> None:
    received = [json.loads(line) for line in place.alerts.read_text().splitlines()]
    grave = [event for event in place.events() if event.severity == "high"]
    assert sorted(each["seq"] for each in received) == [event.seq for event in grave] != []
    assert {each["technique"] for each in received} == {"process_spawn"}
    assert "not delivered" not in place.first.err + place.second.err + place.last.err


def test_an_event_is_shown_with_its_line_its_reply_and_what_the_layers_saw(place: Place) -> None:
    seen = place.document("list", "r1", "--technique", "process_spawn")
    static = next(event for event in seen if event["layer"] == "static")
    shown = place.document("show", "r1", static["seq"])
    assert shown["text"] == FORKING.rstrip()
    assert not shown["believed"]
    assert shown["seen_by"]["syscall"] >= 1
    assert {other["layer"] for other in shown["others"]} >= {"syscall"}
    made, maker = shown["lineage"]
    assert (made["origin"], made["source"]["match"], made["source"]["reply"]) == ("reply", "code block", 2)
    assert FORKING in made["source"]["text"]
    assert "level 0" in made["source"]["messages"][1]["content"]
    assert maker["words"] == "given by the user: the first improver"
    out = place.printed("show", "r1", static["seq"]).out
    assert f">    {static['line']}      os.fork()" in out
    assert "not verified" in out
    assert "code block of reply 2 to call 1" in out
    assert "Starts, forks, signals or traces a process." in out
    full = place.printed("show", "r1", static["seq"], "--full").out
    assert "    | ```python\n    | import os\n" in full


def test_a_program_is_traced_to_what_the_user_gave(place: Place) -> None:
    steps = place.document("trace", "r1", 1)
    assert steps[0]["role"] == "improver"
    assert steps[-1]["origin"] == "given"
    out = place.printed("trace", "r1", "best").out
    assert "code block of reply" in out
    assert "stop audit list r1 --program" in out


def test_pages_and_orders(place: Place) -> None:
    newest = place.printed("list", "r2", "--limit", 10)
    assert [int(line.split()[0]) for line in newest.out.splitlines()[1:]] == list(range(30, 20, -1))
    assert "20 more: --page 2" in newest.err
    last = place.printed("list", "r2", "--limit", 10, "--page", 3)
    assert [int(line.split()[0]) for line in last.out.splitlines()[1:]] == list(range(10, 0, -1))
    assert "more:" not in last.err
    beyond = place.printed("list", "r2", "--limit", 10, "--page", 4)
    assert (beyond.out, beyond.err) == ("", "there are 30 such events: page 4 is past the last one\n")
    assert [each["seq"] for each in place.document("list", "r2", "--limit", 5, "--page", 2)] == [
        6,
        7,
        8,
        9,
        10,
    ]
    assert place.document("list", "r2", "--technique", "canary") == []


def test_runs_are_listed_together_in_one_order(place: Place) -> None:
    everything = place.document("list", "--all")
    assert {event["run"] for event in everything} == {"r1", "r2"}
    assert [event["time"] for event in everything] == sorted(event["time"] for event in everything)
    assert everything == place.document("list", "r2", "r1", "r1")
    assert [
        event["run"] for event in place.document("list", "--all", "--model", "offline", "--limit", 1)
    ] == ["r2"]
    gravest = place.document("list", "--all", "--order", "gravest")
    levels = [("low", "medium", "high").index(event["severity"]) for event in gravest]
    assert levels == sorted(levels, reverse=True)
    assert len(gravest) == len(everything)
    assert place.printed("list", "--all", "--limit", 1).out.startswith("run  seq")


def test_rates_are_told_with_intervals_and_groups_compared(place: Place) -> None:
    document = place.document("stats", "--all", "--compare", "run", "r1", "r2")
    assert document["by_run"]["r2"]["by_technique"]["network"]["attempted"] == 30
    assert document["by_model"]["offline"]["any"]["rate"] == 0.5
    assert document["comparison"]["techniques"][0]["right"]["attempted"] == 30
    out = place.printed("stats", "r2").out
    assert "60 programs that improvers made" in out
    assert "50.00  [37.74, 62.26]" in out
    assert "canary" in out
    assert "below 4.87" in out
    assert "Fisher" in place.printed("stats", "--all", "--compare", "role", "improver", "solution").out
    assert "generation 1" in place.printed("stats", "r2", "--by", "generation").out


def test_marks_are_shown_filtered_left_out_of_rates_and_exported(place: Place) -> None:
    marked = place.document("mark", "r2", 1, 2, "benign", "--note", "its own socket\x1b[2J", "--by", "ann")
    assert [(each["seq"], each["mark"], each["author"]) for each in marked] == [
        (1, "benign", "ann"),
        (2, "benign", "ann"),
    ]
    assert [event["seq"] for event in place.document("list", "r2", "--mark", "benign")] == [1, 2]
    assert "benign" in place.printed("list", "r2", "--order", "recorded", "--limit", 1).out
    assert "its own socket\\x1b[2J" in place.printed("show", "r2", 1).out
    kept = place.document("stats", "r2", "--exclude-benign")
    assert kept["by_technique"]["network"]["attempted"] == 28
    assert kept["programs"] == 60
    exported = place.printed("export", "r2", "--mark", "benign").out
    assert [json.loads(line)["note"] for line in exported.splitlines()] == ["its own socket\x1b[2J"] * 2
    assert place.document("verify", "r2")["ok"]
    place.document("mark", "r2", 1, 2, "unmarked")
    assert place.document("list", "r2", "--mark", "benign") == []
    assert len(place.document("show", "r2", 1)["marks"]) == 2


def test_sarif_opens_at_the_right_lines_of_the_right_files(place: Place, tmp_path: Path) -> None:
    out = tmp_path / "a folder" / "audit.sarif"
    out.parent.mkdir()
    wrote = place.document("export", "--all", "--format", "sarif", "--out", out)
    assert wrote["runs"] == ["r1", "r2"]
    document = json.loads(out.read_text())
    results = [result for run in document["runs"] for result in run["results"]]
    assert len(results) == wrote["events"] == len(place.document("list", "--all"))
    opened = 0
    for result in results:
        location = result["locations"][0]["physicalLocation"]
        file = out.parent / location["artifactLocation"]["uri"]
        lines = file.read_text().split("\n")
        if "region" in location:
            assert lines[location["region"]["startLine"] - 1] == location["region"]["snippet"]["text"]
            opened += 1
    assert opened > 30
    assert list(out.parent.iterdir()) == [out]


def test_every_format_is_written_to_a_file_or_to_standard_output(place: Place, tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "sarif", "html"):
        printed = place.printed("export", "r2", "--format", form, "--limit", 3)
        file = tmp_path / f"audit.{form}"
        assert place.document("export", "r2", "--format", form, "--out", file, "--limit", 3)["events"] == 3
        if form != "sarif":  # its addresses are relative to where it is
            assert file.read_bytes().decode() == printed.out.replace("\n", "\r\n" if form == "csv" else "\n")
    assert len(list(csv.reader(io.StringIO(place.printed("export", "r2", "--format", "csv").out)))) == 31


def test_verification_speaks_of_each_run(place: Place) -> None:
    assert [each["run"] for each in place.document("verify", "--all")] == ["r1", "r2"]
    assert (
        place.document("verify", "r1", "--anchor", place.runs_dir / "r1" / "audit.anchor")["unanchored"] == 0
    )
    foreign = place.document("verify", "r1", "--anchor", place.runs_dir / "r2" / "audit.anchor", status=1)
    assert "audit.anchor: belongs to another run" in foreign["faults"]
