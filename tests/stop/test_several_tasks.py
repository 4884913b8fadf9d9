"""Several tasks in one run: weights steer the mean, are told to the model, and each task's results show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.conftest import Stop
from tests.loopback import LoopbackServer

HALVED = tiny.TASK.replace("return 1 - abs", "return 0.5 - 0.5 * abs")
TIMED = tiny.TASK.replace(
    "call_seconds=0.5,", "call_seconds=0.5, timed=lambda ratio: ratio / (1 + ratio),"
).replace("return 1 - abs(answer - max(instance.args[0]))", "return 1.0")
OPTIONS = "--generations 1 --meta-tests 2 --lm-calls 1 --responses 2 --utility-calls 3 --meta-utility-calls 2"


def run(stop: Stop, folder: Path, *options: str) -> tuple[Any, list[str]]:
    """The document of a run and the prompts for improvers."""
    (folder / "improver.py").write_text(tiny.IMPROVER)
    with LoopbackServer(tiny.improving) as server:
        model = ("--model", "openai/any", "--api-base", server.url, "--improver", "improver.py", "--json")
        ended = stop("run", *OPTIONS.split(), *options, *model)
        assert ended.status == 0, ended.err
        prompts = [request.body["messages"][-1]["content"] for request in server.requests]
    return ended.document, [prompt for prompt in prompts if "def meta_utility" in prompt]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    tiny.write_task(tmp_path / "greatest")
    tiny.write_task(tmp_path / "halved", task=HALVED)
    return tmp_path


def test_weights_steer_the_mean_and_the_model_is_told(stop: Stop, folders: Path) -> None:
    document, prompts = run(stop, folders, "--task", "greatest", "--task", "halved", "--weight", "greatest=3")
    assert document["weights"] == {"greatest": 0.75, "halved": 0.25}
    for generation in document["generations"]:
        for split in ("val", "test"):
            means = {task: splits[split]["mean"] for task, splits in generation["tasks"].items()}
            assert set(means) == {"greatest", "halved"}
            assert generation[split]["mean"] == pytest.approx(
                0.75 * means["greatest"] + 0.25 * means["halved"]
            )
            assert generation[split]["low"] <= generation[split]["mean"] <= generation[split]["high"]
            assert generation[split]["n"] == 4
    assert prompts
    assert all("Weighted mean utility" in prompt and "[0.75, 0.25]" in prompt for prompt in prompts)
    shown = stop("show")
    rows = [line.split()[:2] for line in shown.out.splitlines() if len(line.split()) > 1]
    assert rows.count(["greatest", "0.750"]) == rows.count(["halved", "0.250"]) == 2
    assert stop("show", "--json").document == document
    replayed = stop("replay")
    assert replayed.status == 0, replayed.out + replayed.err


def test_without_weights_all_tasks_count_the_same_and_the_model_reads_of_a_plain_mean(
    stop: Stop, folders: Path
) -> None:
    document, prompts = run(stop, folders, "--task", "greatest", "--task", "halved")
    assert document["weights"] == {"greatest": 0.5, "halved": 0.5}
    assert all(
        "Mean utility" in prompt and "return sum(scores) / len(scores)" in prompt for prompt in prompts
    )


def test_what_is_measured_on_a_timed_task_is_replayed_from_the_record(stop: Stop, tmp_path: Path) -> None:
    tiny.write_task(tmp_path / "timed", task=TIMED)
    run(stop, tmp_path, "--task", "timed")
    replayed = stop("replay")
    assert replayed.status == 0, replayed.out + replayed.err
    assert "no difference" in replayed.out
    assert "times taken from the record" in replayed.out
    assert replayed.out.startswith("replayed 0 evaluations")
