"""Writes a new task: a small complete example, or one made from a function and its cases."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stop.errors import UsageFault
from stop.tasks.folders import TASK_FILES, bundled_tasks
from stop.tasks.templates import (
    CASES_TASK,
    CASES_UTILITY,
    EXAMPLE_SEED,
    EXAMPLE_TASK,
    EXAMPLE_UTILITY,
)
from stop.wording import one_line

FEWEST_CASES = 4
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True)
class Function:
    """A function found in a file by parsing alone. `signature` holds its annotations, `text` the whole file."""

    name: str
    signature: str
    annotations: tuple[str | None, ...]
    documentation: str
    text: str


@dataclass(frozen=True)
class GivenCase:
    """Arguments, and the value that a call with them should return if `known`."""

    arguments: list[Any]
    output: Any = None
    known: bool = False


def write_example(name: str, parent: Path) -> Path:
    """Write a complete example task to `parent/name`; the folder. Raises `UsageFault`."""
    return _write(name, parent, EXAMPLE_TASK.format(title=_title(name)), EXAMPLE_UTILITY, EXAMPLE_SEED)


def write_from_cases(
    name: str, parent: Path, function: Function, cases: Sequence[GivenCase], seed: str | None = None
) -> Path:
    """Write a task whose solutions are to return what the cases say; the folder.

    The seed solution is the function's own file, unless `seed` is given. Raises `UsageFault`.
    """
    if len(cases) < FEWEST_CASES:
        raise UsageFault(
            f"{len(cases)} cases are too few: give at least {FEWEST_CASES}, half of them are held back"
        )
    lines = [json.dumps({"input": case.arguments, "output": case.output}) for case in cases]
    listed = "".join(f"        {line!r},\n" for line in lines)
    task = CASES_TASK.format(
        title=_title(name),
        entry=function.name,
        signature=function.signature,
        cases=f"[\n{listed}    ]",
        val=(len(cases) + 1) // 2,
        test=len(cases) // 2,
    )
    documentation = "\n".join(f"    {line}".rstrip() for line in function.documentation.splitlines())
    quoted = documentation.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').strip()
    utility = CASES_UTILITY.format(
        entry=function.name,
        signature=function.signature,
        header=f"def {function.name}{function.signature}:",
        documentation=f'    """{quoted or "See the cases."}"""\n',
    )
    return _write(name, parent, task, utility, seed or function.text)


def read_function(spec: str) -> Function:
    """Find `FILE:NAME`. The file is the user's own; here it is only parsed. Raises `UsageFault`."""
    file, colon, name = spec.rpartition(":")
    if not colon or not name.isidentifier():
        raise UsageFault(f"{spec!r} names no function; give FILE:NAME, as in tools.py:distance")
    try:
        text = Path(file).read_text(encoding="utf-8")
        tree = ast.parse(text)
    except UnicodeDecodeError:
        raise UsageFault(f"{file} is not UTF-8 text; give a Python file") from None
    except OSError as error:
        raise UsageFault(f"cannot read {file}: {error.strerror}") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UsageFault(one_line(f"{file} is no Python program: {error}")) from None
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    if name not in functions:
        known = ", ".join(functions) or "none"
        raise UsageFault(f"{file} defines no function {name} at its top level; it defines {known}")
    found = functions[name]
    returns = f" -> {ast.unparse(found.returns)}" if found.returns else ""
    plain = [*found.args.posonlyargs, *found.args.args]
    return Function(
        name=name,
        signature=f"({ast.unparse(found.args)}){returns}",
        annotations=tuple(ast.unparse(each.annotation) if each.annotation else None for each in plain),
        documentation=ast.get_docstring(found) or "",
        text=text,
    )


def read_cases(file: Path) -> list[GivenCase]:
    """Read a JSON list of cases: objects with `input`, the list of arguments, and `output`, which may be missing.

    Raises `UsageFault` that names the case at fault.
    """
    try:
        listed = json.loads(file.read_text(encoding="utf-8"), parse_constant=_refuse_constant)
    except OSError as error:
        raise UsageFault(f"cannot read {file}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise UsageFault(one_line(f"{file} is no JSON: {error}")) from None
    if not isinstance(listed, list):
        raise UsageFault(f'{file} holds no list of cases, such as [{{"input": [1, 2], "output": 3}}]')
    return [_read_case(file, number, case) for number, case in enumerate(listed, start=1)]


def _read_case(file: Path, number: int, case: Any) -> GivenCase:
    match case:
        case {"input": list(arguments), **rest} if set(rest) <= {"output"}:
            return GivenCase(arguments, rest.get("output"), "output" in rest)
    raise UsageFault(f'{file}: case {number} is no {{"input": [arguments], "output": value}}')


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def completed(cases: Sequence[GivenCase], call: Callable[[list[Any]], Any]) -> list[GivenCase]:
    """The cases with every output known: what is missing is what `call` returns for the arguments."""
    return [
        case if case.known else GivenCase(case.arguments, call(case.arguments), known=True) for case in cases
    ]


def checked_task_name(name: str) -> str:
    """The name itself. Raises `UsageFault` where it is none for a task."""
    if not _NAME.fullmatch(name):
        raise UsageFault(f"{one_line(name)!r} is no name for a task; use letters, digits, - and _")
    return name


def checked_name(name: str, parent: Path) -> str:
    """The name itself. Raises `UsageFault` where it is none for a new task, or is taken."""
    checked_task_name(name)
    if name in bundled_tasks():
        raise UsageFault(f"{name} is a bundled task; choose another name")
    folder = parent / name
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault(f"{folder} exists; choose another name, or another folder with --out")
    return name


def _write(name: str, parent: Path, *texts: str) -> Path:
    folder = parent / checked_name(name, parent)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in zip(TASK_FILES, texts, strict=True):
            (folder / file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageFault(f"cannot write {folder}: {error.strerror}") from error
    return folder


def _title(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
