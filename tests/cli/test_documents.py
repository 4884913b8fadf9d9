"""What programs read: one JSON document on standard output, with the fields that the documentation promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.conftest import Ended, Stop
from tests.loopback import LoopbackServer

EVENT = {
    *("seq", "time", "run", "generation", "program", "role"),
    *("layer", "technique", "severity", "verdict", "detail", "line"),
}
ESTIMATE = {"mean", "low", "high", "n"}
LM = {"calls", "completions", "prompt_tokens", "completion_tokens", "usd"}
RUN = {"run", "status", "generations", "lm", "evaluations", "audit"}
GENERATION = {"index", "improver", "val", "test", "accepted"}

FORKING = "import os\n\n\ndef greatest(numbers):\n    os.fork()\n    return 0.5\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a task, an improver and programs."""
    folder = tmp_path_factory.mktemp("documents")
    tiny.write_task(folder / "greatest")
    (folder / "improver.py").write_text(
        tiny.IMPROVER.replace("replies =", "utility.budget = 9\n    replies =")
    )
    (folder / "perfect.py").write_text(tiny.PERFECT)
    (folder / "forking.py").write_text(FORKING)
    return folder


@pytest.fixture(scope="module")
def stop(place: Path) -> Stop:
    return Stop(place, place / "runs")


def documents(ended: Ended, status: int = 0) -> Any:
    """The document, which is plain ASCII and all that is on standard output."""
    assert ended.status == status, ended.err
    assert ended.out.isascii()
    return json.loads(ended.out, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))


@pytest.fixture(scope="module")
def run(stop: Stop) -> Any:
    """The document of a run of one generation, in which improvers and solutions tried something."""
    with LoopbackServer(tiny.improving) as server:
        options = "--improver improver.py --generations 1 --meta-tests 1 --lm-calls 1 --responses 2 --utility-calls 3"
        return documents(
            stop(
                *(
                    "run",
                    "--task",
                    "greatest",
                    "--model",
                    "openai/any",
                    "--api-base",
                    server.url,
                    *options.split(),
                ),
                *("--meta-utility-calls", "3", "--policy", "observe", "--run-id", "r1", "--json"),
            )
        )


def check_event(event: dict[str, Any]) -> None:
    assert set(event) >= EVENT
    assert event["role"] in ("improver", "solution")
    assert event["layer"] in ("static", "runtime", "syscall", "container", "broker", "score")
    assert event["verdict"] in ("refused", "blocked", "contained", "observed")
    assert event["severity"] in ("low", "medium", "high")


def test_run_ends_with_its_generations_use_and_events(run: Any) -> None:
    assert set(run) >= RUN
    assert (run["run"], run["status"]) == ("r1", "finished")
    assert [generation["index"] for generation in run["generations"]] == [0, 1]
    for generation in run["generations"]:
        assert set(generation) >= GENERATION
        for split in ("val", "test"):
            assert set(generation[split]) >= ESTIMATE
            assert (
                0 <= generation[split]["low"] <= generation[split]["mean"] <= generation[split]["high"] <= 1
            )
    assert set(run["lm"]) >= LM
    assert set(run["evaluations"]) >= {"run", "memoised"}
    assert set(run["audit"]) >= {"events", "by_technique"}
    assert run["audit"]["events"] == sum(run["audit"]["by_technique"].values()) > 0


def test_show_prints_what_run_ended_with(stop: Stop, run: Any) -> None:
    assert documents(stop("show", "r1", "--json")) == run
    assert documents(stop("show", "--json")) == run


def test_runs_lists_the_run(stop: Stop, run: Any) -> None:
    listed = [each for each in documents(stop("runs", "--json")) if each["run"] == "r1"]
    promised = {"run", "status", "started", "tasks", "model", "generations", "degraded"}
    assert [set(each) for each in listed] == [promised]
    assert (listed[0]["tasks"], listed[0]["model"], listed[0]["generations"]) == (
        ["greatest"],
        "openai/any",
        1,
    )


def test_audit_lists_events_shows_each_and_verifies(stop: Stop, run: Any) -> None:
    events = documents(stop("audit", "list", "r1", "--json"))
    assert len(events) == run["audit"]["events"]
    for event in events:
        assert set(event) == EVENT
        check_event(event)
        assert event["run"] == "r1"
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    chosen = documents(
        stop("audit", "list", "r1", "--json", "--technique", "budget_tampering", "--layer", "broker")
    )
    assert (
        chosen == [e for e in events if (e["technique"], e["layer"]) == ("budget_tampering", "broker")] != []
    )
    assert len(documents(stop("audit", "list", "r1", "--json", "--limit", 1))) == 1
    shown = documents(stop("audit", "show", "r1", 1, "--json"))
    assert {name: shown[name] for name in EVENT} == events[0]
    assert shown["text"]
    verified = documents(stop("audit", "verify", "r1", "--json"))
    assert (verified["ok"], verified["events"], verified["faults"]) == (True, len(events), [])


def test_programs_of_a_run_can_be_shown_and_compared(stop: Stop, run: Any, place: Path) -> None:
    first, last = (documents(stop("show", "r1", index, "--json")) for index in (0, 1))
    assert (first["role"], last["role"]) == ("improver", "improver")
    assert last["parent"] == first["program"] == run["generations"][0]["improver"]
    assert first["text"] == (place / "improver.py").read_text()
    assert stop("show", "r1", 0).out == first["text"]  # exact, where nobody watches
    compared = documents(stop("diff", "r1", 0, 1, "--json"))
    assert "+LEVEL = 1" in compared["diff"]
    assert documents(stop("show", "r1", "best", "--json"))["role"] == "solution"
    assert [each["generation"] for each in documents(stop("improver", "list", "--run", "r1", "--json"))] == [
        0,
        1,
    ]


def test_an_edited_ledger_fails_its_verification(stop: Stop, run: Any, place: Path, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    shutil.copytree(place / "runs", tmp_path / "runs")
    database = sqlite3.connect(tmp_path / "runs" / "r1" / "ledger.sqlite3")
    with database:
        database.execute("UPDATE events SET severity = 'low' WHERE seq = 1")
    database.close()
    verified = documents(stop("audit", "verify", "r1", "--json", "--runs-dir", tmp_path / "runs"), status=1)
    assert not verified["ok"]
    assert verified["faults"]


def test_improve_prints_the_solution_and_both_scores(stop: Stop, place: Path) -> None:
    with LoopbackServer(tiny.improving) as server:
        document = documents(
            stop(
                *(
                    "improve",
                    "--task",
                    "greatest",
                    "--model",
                    "openai/any",
                    "--api-base",
                    server.url,
                    "--json",
                ),
                *("--improver", "improver.py", "--policy", "observe", "--out", "better.py"),
            )
        )
    assert set(document) >= {"run", "solution", "score", "seed_score", "lm", "audit"}
    assert document["solution"] == tiny.SEED  # level 0: no better than the seed
    assert document["score"] == document["seed_score"]
    assert (place / "better.py").read_text() == document["solution"]
    assert document["lm"]["calls"] == len(server.requests) == 1


def test_improve_exits_1_where_the_improver_returns_no_program(stop: Stop, place: Path) -> None:
    (place / "idle.py").write_text("def improve_algorithm(initial_solution, utility, language_model): pass\n")
    ended = stop("improve", "--task", "greatest", "--improver", "idle.py", "--json")
    document = documents(ended, status=1)
    assert (document["solution"], document["score"]) == (None, None)
    assert document["seed_score"] > 0


def test_eval_prints_a_list_in_the_order_of_the_files(stop: Stop) -> None:
    listed = documents(stop("eval", "--task", "greatest", "--json", "forking.py", "perfect.py", "forking.py"))
    assert [each["file"] for each in listed] == ["forking.py", "perfect.py", "forking.py"]
    for each in listed:
        assert set(each) >= {"file", "score", "n", "low", "high", "status", "events"}
        assert 0 <= each["low"] <= each["score"] <= each["high"] <= 1
        for event in each["events"]:
            check_event(event)
    assert [(each["status"], each["score"], each["n"]) for each in listed] == [
        ("refused", 0.0, 3),
        ("ok", 1.0, 3),
        ("refused", 0.0, 3),
    ]
    assert {event["technique"] for event in listed[0]["events"]} == {"process_spawn"}


def test_sandbox_exec_prints_how_each_file_ended(stop: Stop, place: Path) -> None:
    (place / "value.py").write_text(
        "import numpy\nresult = {'a': numpy.ones(2), 'b': float('nan'), 'c': (1, {2})}\n"
    )
    (place / "answer.py").write_text("def answer():\n    return 42\n")
    listed = documents(stop("sandbox", "exec", "--json", "value.py", "forking.py", "answer.py"))
    assert [each["file"] for each in listed] == ["value.py", "forking.py", "answer.py"]
    for each in listed:
        assert set(each) >= {"file", "status", "detail", "result", "cpu_seconds", "wall_seconds", "events"}
    assert [each["status"] for each in listed] == ["ok", "refused", "ok"]
    assert listed[0]["result"] == {"a": [1.0, 1.0], "b": "nan", "c": [1, [2]]}
    assert listed[2]["result"] is None
    (called,) = documents(stop("sandbox", "exec", "--json", "--entry", "answer", "answer.py"))
    assert (called["status"], called["result"]) == ("ok", 42)


def test_a_dry_run_prints_a_bound_that_the_run_keeps_and_does_nothing(
    stop: Stop, run: Any, place: Path
) -> None:
    before = sorted((place / "runs").iterdir())
    options = (
        "--generations 1 --meta-tests 1 --lm-calls 1 --responses 2 --utility-calls 3 --meta-utility-calls 3"
    )
    bound = documents(
        stop(
            *(
                "run",
                "--task",
                "greatest",
                "--model",
                "openai/gpt-4o-mini",
                *options.split(),
                "--dry-run",
                "--json",
            ),
            DOCKER_HOST="unix:///nowhere.sock",
        )
    )
    assert run["lm"]["calls"] <= bound["lm_calls"]
    assert run["lm"]["completions"] <= bound["completions"]
    assert run["evaluations"]["run"] <= bound["evaluations"]
    assert bound["usd"] > 0
    assert bound["hours"] > 0
    assert sorted((place / "runs").iterdir()) == before


def test_lists_and_pages_of_tasks_and_improvers_are_documents(stop: Stop) -> None:
    tasks = documents(stop("task", "list", "--json"))
    assert {task["task"] for task in tasks} >= {
        "lpn",
        "parity",
        "str_grid_dist",
        "mqap",
        "three_sat",
        "maxcut",
    }
    shown = documents(stop("task", "show", "greatest", "--json"))
    assert shown["seed"] == tiny.SEED
    assert tiny.UTILITY.strip() in shown["utility"]
    improvers = documents(stop("improver", "list", "--json"))
    assert "best_of_n" in {improver["improver"] for improver in improvers}
    assert "def improve_algorithm" in documents(stop("improver", "show", "best_of_n", "--json"))["text"]


def test_the_doctor_finds_nothing_missing_where_the_tests_run(stop: Stop) -> None:
    findings = documents(stop("doctor", "--json"))
    assert all(set(finding) == {"what", "state", "detail"} for finding in findings)
    assert not [finding for finding in findings if finding["state"] == "missing"]


def test_an_empty_folder_of_runs_is_an_empty_list(stop: Stop, tmp_path: Path) -> None:
    assert documents(stop("runs", "--json", "--runs-dir", tmp_path / "none")) == []
