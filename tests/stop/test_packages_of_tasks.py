"""A task's packages: a solution may import them, the model is told of them, and one that is missing is said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import LoadedTask, load_task
from stop.errors import UsageFault
from stop.evaluation import Result, evaluate
from stop.instances import draw_instances
from stop.utility import describe
from tests import tiny
from tests.conftest import Stop

WITH_SCIPY = tiny.TASK.replace("call_seconds=0.5,", "call_seconds=0.5, packages=('scipy',),")
USES_SCIPY = (
    "from scipy.ndimage import maximum\n\n\ndef greatest(numbers):\n    return float(maximum(numbers))\n"
)


def task_of(folder: Path, text: str) -> LoadedTask:
    return load_task(str(tiny.write_task(folder, task=text)))


def score(sandbox: Sandbox, task: LoadedTask, source: str) -> Result:
    return evaluate(sandbox, Policy.ENFORCE, task, draw_instances(task, "val", 1), source)


def test_a_solution_may_import_its_tasks_packages_and_the_model_is_told(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    task = task_of(tmp_path / "task", WITH_SCIPY)
    result = score(sandbox, task, USES_SCIPY)
    assert (result.scores, result.events) == ((1.0,) * 3, ())
    assert "NumPy, scipy." in describe(task)


def test_a_missing_package_is_named_with_what_there_is_and_what_the_tasks_author_can_do(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    result = score(sandbox, task_of(tmp_path / "task", tiny.TASK), USES_SCIPY)
    status, detail = result.verdict
    assert (status, result.scores) == ("error", (0.0,) * 3)
    assert "No module named 'scipy' (line 1); there are the standard library, NumPy" in detail
    assert "Task(packages=('scipy',))" in detail
    more = score(sandbox, task_of(tmp_path / "more", WITH_SCIPY), "import networkx\n" + USES_SCIPY)
    assert "there are the standard library, NumPy, scipy" in more.verdict[1]
    assert "Task(packages=('scipy', 'networkx'))" in more.verdict[1]
    assert {event.technique for event in more.events} == {
        "native_code"
    }  # the import is seen in the text, too


def test_of_a_package_that_no_program_is_given_the_reason_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    inside = "def greatest(numbers):\n    import numba\n    return max(numbers)\n"
    result = score(sandbox, task_of(tmp_path / "task", tiny.TASK), inside)
    assert "makes machine code at run time" in result.verdict[1]


@pytest.mark.parametrize(
    "packages", ["('numba',)", "('scipy>=1',)", "'scipy'", "('scipy', 'scipy==1.0')", "(3,)"]
)
def test_packages_that_cannot_be_had_are_refused_when_the_task_is_loaded(
    stop: Stop, tmp_path: Path, packages: str
) -> None:
    folder = tiny.write_task(tmp_path / "task", task=WITH_SCIPY.replace("('scipy',)", packages))
    with pytest.raises(UsageFault, match=r"packag|version"):
        load_task(str(folder))
    if packages == "('numba',)":
        ended = stop("task", "show", folder)
        assert (ended.status, ended.err.count("\n")) == (2, 1)
        assert "numba makes machine code" in ended.err
