"""New tasks: complete at once, short enough to edit, and made from a person's function without running it here."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from stop.answers import agrees
from stop.catalogue import load_task
from stop.errors import UsageFault
from stop.instances import draw_instances
from stop.tasks.scaffold import read_cases, read_function, write_example
from tests.conftest import Stop
from tests.loopback import LoopbackServer

FUNCTION = '''"""Some tools."""

import math


def area(radius: float) -> float:
    """The area of a circle."""
    return 3 * radius**2


def shout(words: list[str]) -> list[str]:
    """Say "it" \\\\ in capitals: {all} of it."""
    return [word.upper() for word in words]
'''


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    file = tmp_path / "tools.py"
    file.write_text(FUNCTION)
    cases = [{"input": [r / 7], "output": 3.141592653589793 * (r / 7) ** 2} for r in range(1, 21)]
    (tmp_path / "cases.json").write_text(json.dumps(cases))
    return file


def code_lines(folder: Path) -> list[str]:
    """The lines that are neither blank, nor a comment or documentation."""
    lines = []
    for file in folder.iterdir():
        tree = ast.parse(file.read_text())
        documented: set[int] = set()
        for node in ast.walk(tree):
            match node:
                case ast.Expr(value=ast.Constant(value=str())):
                    documented |= set(range(node.lineno, (node.end_lineno or 0) + 1))
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if line.strip() and not line.strip().startswith("#") and number not in documented:
                lines.append(line)
    return lines


def test_the_example_loads_draws_and_has_at_most_forty_lines_to_edit(tmp_path: Path) -> None:
    folder = write_example("my-task", tmp_path)
    loaded = load_task(str(folder))
    assert len(draw_instances(loaded, "val", 1)) == 20
    assert 20 < len(code_lines(folder)) <= 40
    assert all(len(line) <= 120 for file in folder.iterdir() for line in file.read_text().splitlines())


def test_a_new_example_passes_its_check(stop: Stop) -> None:
    assert stop("task", "new", "packing").status == 0
    checked = stop("task", "check", "./packing", "--quick", "--json")
    assert (checked.status, checked.document["findings"]) == (0, [])


def test_a_function_with_cases_becomes_a_task_with_the_function_as_its_seed(
    stop: Stop, tools: Path, tmp_path: Path
) -> None:
    ended = stop(
        "task", "new", "circle", "--from-function", "tools.py:area", "--cases", "cases.json", "--json"
    )
    assert ended.status == 0, ended.err
    loaded = load_task(str(tmp_path / "circle"))
    assert loaded.task.entry == "area"
    assert loaded.seed_text == FUNCTION
    assert "area(radius: float) -> float" in loaded.utility_text
    assert "The area of a circle." in loaded.utility_text
    val, test = (draw_instances(loaded, split, 1) for split in ("val", "test"))
    assert (len(val), len(test)) == (10, 10)
    assert not {repr(each.instance.args) for each in val} & {repr(each.instance.args) for each in test}
    better = tmp_path / "better.py"
    better.write_text("import math\n\n\ndef area(radius):\n    return math.pi * radius * radius\n")
    scores = {
        each["file"]: each["score"]
        for each in stop("eval", "--task", "./circle", "better.py", "tools.py", "--json").document
    }
    assert scores == {"better.py": 1.0, "tools.py": 0.0}


def test_outputs_that_are_missing_are_the_functions_own_computed_in_the_sandbox(
    stop: Stop, tmp_path: Path
) -> None:
    trace = tmp_path / "ran_on_the_host"
    (tmp_path / "odd.py").write_text(
        f"import os\ntry:\n    open({str(trace)!r}, 'w').close()\nexcept OSError:\n    pass\n\n\n"
        "def shout(words: list[str]) -> list[str]:\n    return [word.upper() for word in words]\n"
    )
    ended = stop("task", "new", "loud", "--from-function", "odd.py:shout")
    assert ended.status == 0, ended.err
    loaded = load_task(str(tmp_path / "loud"))
    instances = draw_instances(loaded, "val", 0)
    assert len(instances) == 20
    for drawn in instances:
        (words,) = drawn.instance.args
        assert drawn.instance.hidden == [word.upper() for word in words]
    assert not trace.exists()
    assert "upper" not in loaded.seed_text
    assert stop("task", "check", "./loud", "--quick").status == 0


def test_documentation_with_quotes_and_braces_stays_a_text(tools: Path, tmp_path: Path, stop: Stop) -> None:
    cases = [{"input": [[word]], "output": [word.upper()]} for word in "abcdefgh"]
    (tmp_path / "words.json").write_text(json.dumps(cases))
    ended = stop("task", "new", "loud", "--from-function", "tools.py:shout", "--cases", "words.json")
    assert ended.status == 0, ended.err
    text = load_task(str(tmp_path / "loud")).utility_text
    function = ast.parse(text).body[-1]
    assert isinstance(function, ast.FunctionDef)
    assert ast.get_docstring(function) == 'Say "it" \\ in capitals: {all} of it.'


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a/b"], "no name for a task"),
        (["lpn"], "bundled task"),
        (["taken"], "exists"),
        (["x", "--cases", "cases.json"], "--from-function"),
        (["x", "--from-function", "tools.py"], "FILE:NAME"),
        (["x", "--from-function", "none.py:area"], "cannot read none.py"),
        (["x", "--from-function", "tools.py:none"], "it defines area, shout"),
        (["x", "--from-function", "bad.py:f"], "no Python program"),
        (["x", "--from-function", "bare.py:f"], "annotate its parameters"),
        (["x", "--from-function", "fails.py:f"], "fails in the sandbox"),
        (["x", "--from-function", "tools.py:area", "--cases", "none.json"], "cannot read none.json"),
        (["x", "--from-function", "tools.py:area", "--cases", "few.json"], "too few"),
        (["x", "--generate-seed", "--model", "openai/"], "name the model"),
    ],
)
def test_bad_input_is_one_line_and_leaves_no_folder(
    stop: Stop, tools: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").touch()
    (tmp_path / "bad.py").write_text("def f(:\n")
    (tmp_path / "bare.py").write_text("def f(x): return x\n")
    (tmp_path / "fails.py").write_text("def f(x: int): return 1 / 0\n")
    (tmp_path / "few.json").write_text('[{"input": [1.0], "output": 3.0}]')
    ended = stop("task", "new", *arguments)
    assert ended.status == 2
    assert words in ended.err
    assert ended.err.strip().count("\n") == 0
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        '[{"output": 1}]',
        '[{"input": 1}]',
        '[{"input": [1], "more": 1}]',
        '[{"input": [NaN]}]',
        "\0",
    ],
)
def test_cases_of_another_form_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "cases.json").write_text(text)
    with pytest.raises(UsageFault) as caught:
        read_cases(tmp_path / "cases.json")
    assert "cases.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_function_is_found_without_running_its_file(tmp_path: Path) -> None:
    (tmp_path / "f.py").write_text(
        f"open({str(tmp_path / 'harm')!r}, 'w')\n\n\ndef f(a, *, b: int = 3) -> str: ...\n"
    )
    found = read_function(f"{tmp_path / 'f.py'}:f")
    assert found.signature == "(a, *, b: int=3) -> str"
    assert not (tmp_path / "harm").exists()


def fenced(program: str) -> str:
    return f"Here:\n```python\n{program}```\n"


GOOD = "def algorithm(values, weights, capacity):\n    return [0] * 19 + [int(weights[19] <= capacity)]\n"
BAD = [
    "def algorithm(a, b, c):\n    return 'none'\n",
    "def other():\n    pass\n",
    "import os\nos.fork()\n",
    "x = (\n",
]


def test_a_generated_seed_is_kept_only_if_it_answers_in_the_sandbox(stop: Stop, tmp_path: Path) -> None:
    def answer(request: Any) -> list[str]:
        texts = [fenced(BAD[0]), "no program at all", fenced(BAD[2]), fenced(GOOD)]
        return texts[: request.get("n", 1)]

    with LoopbackServer(answer) as server:
        ended = stop(
            *("task", "new", "packing", "--generate-seed", "--model", "openai/any"),
            *("--api-base", server.url, "--json"),
        )
        (request,) = server.requests
    assert ended.status == 0, ended.err
    assert (tmp_path / "packing" / "seed.py").read_text() == GOOD
    assert 0 < ended.document["generated_seed_score"] < 0.2
    assert "The taken items weigh at most" in str(request)


def test_without_a_usable_reply_the_seed_stays_as_it_was(stop: Stop, tmp_path: Path) -> None:
    with LoopbackServer(lambda request: [fenced(text) for text in BAD][: request.get("n", 1)]) as server:
        ended = stop(
            "task", "new", "packing", "--generate-seed", "--model", "openai/any", "--api-base", server.url
        )
    assert ended.status == 1
    assert "none of 4 replies is a seed solution" in ended.err
    assert ended.err.strip().count("\n") == 0
    assert "LEAST_WORTH" in (tmp_path / "packing" / "seed.py").read_text()


@pytest.mark.parametrize(
    ("answer", "expected", "same"),
    [
        (1, 1, True),
        (True, 1, False),
        (1, True, False),
        (1.0, 1, False),
        (1, 1.0, True),
        (0.1 + 0.2, 0.3, True),
        (0.31, 0.3, False),
        (float("nan"), 0.3, False),
        (10**400, 0.3, False),
        ((1, 2), [1, 2], True),
        ([1, 2, 3], [1, 2], False),
        ({"a": [1]}, {"a": [1]}, True),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ("a", "a", True),
        (b"a", "a", False),
        (None, None, True),
        (None, 0, False),
        ({1}, [1], False),
    ],
)
def test_agreement_is_exact_but_for_the_last_digits_of_floats(answer: Any, expected: Any, same: bool) -> None:
    assert agrees(answer, expected) is same
