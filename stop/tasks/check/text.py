"""Does the text that a language model is shown agree with the task, and give nothing away?"""

from __future__ import annotations

import ast
import contextlib
import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from stop.catalogue import LoadedTask
from stop.tasks.check.bench import Drawn
from stop.tasks.check.findings import Finding, fault, warning

_SECONDS = re.compile(
    r"(?:more than|within|at most|limit of|up to|may take|no longer than|in under)\s+(\d+(?:\.\d+)?)\s*"
    r"(?:s|sec|secs|seconds?)\b",
    re.IGNORECASE,
)
_MEMORY = re.compile(r"(\d+)\s*(?:MiB|MB)\b")
_DEFINES = re.compile(
    r"\bdefin\w*\s+(?:a\s+|the\s+)?(?:function\s+)?(?:named\s+|called\s+)?`?(?:def\s+)?([A-Za-z_]\w*)`?\s*\("
)
_LOWER = re.compile(r"\b(lower|smaller|less) (is|are|scores?|means?) (is )?better\b", re.IGNORECASE)
_HIGHER = re.compile(
    r"\b(higher|larger|greater|more|bigger) (is|are|scores?|means?) (is )?better\b", re.IGNORECASE
)
_OWN = frozenset({"draw", "score", "utility", "run_in_sandbox", "main"})
_SHORTEST_SECRET = 4


def examine_text(loaded: LoadedTask, drawn: Sequence[Drawn]) -> Iterator[Finding]:
    """What is wrong with utility.py, and with seed.py as a text. Neither is run."""
    yield from _entry(loaded, drawn)
    yield from _numbers(loaded)
    yield from _functions(loaded)
    yield from _secrets(loaded, drawn)
    if _LOWER.search(loaded.utility_text) and not _HIGHER.search(loaded.utility_text):
        yield _contradiction("says that lower is better", "say that higher is better, for so it is")


def _contradiction(evidence: str, mend: str) -> Finding:
    return fault("text_contradicts", "utility.py contradicts the task", evidence, mend)


def _entry(loaded: LoadedTask, drawn: Sequence[Drawn]) -> Iterator[Finding]:
    entry = loaded.task.entry
    named = [name for name in _DEFINES.findall(loaded.utility_text) if name not in _OWN]
    if named and entry not in named and not re.search(rf"\b{entry}\b", loaded.utility_text):
        yield _contradiction(
            f"asks for a function {named[0]}, but {entry} is called", f"name {entry} in utility.py"
        )
    function = _function(loaded.seed_text, entry)
    if function is None:
        return  # a class, an import, a lambda: running it tells
    least = len(function.args.args) + len(function.args.posonlyargs) - len(function.args.defaults)
    most = math.inf if function.args.vararg else least + len(function.args.defaults)
    given = len(drawn[0].args)
    if loaded.task.turns is None and not least <= given <= most:
        yield fault(
            "seed_runs",
            "the seed solution takes other arguments than draw gives",
            f"{entry} takes {least}, an instance has {given}",
            "make seed.py and draw agree",
        )


def _numbers(loaded: LoadedTask) -> Iterator[Finding]:
    """Numbers that the text names and the task has otherwise."""
    task = loaded.task
    shown, used = _constants(loaded.utility_text), _constants(loaded.task_text)
    known = {
        **used,
        "CALL_SECONDS": task.call_seconds,
        "TIME_LIMIT": task.call_seconds,
        "SECONDS": task.call_seconds,
        "INSTANCES": task.instances["val"],
        "MEMORY_MB": task.memory_mb,
    }
    for name, value in shown.items():
        if name in known and value != known[name]:
            yield _contradiction(
                f"has {name} = {value!r}, the task {known[name]!r}", "state the numbers that are used"
            )
    for seconds in _SECONDS.findall(loaded.utility_text):
        if not math.isclose(float(seconds), task.call_seconds):
            evidence = f"says {seconds} s, a call may take {task.call_seconds:g} s"
            yield _contradiction(evidence, "state the limit that is enforced")
            break
    for memory in _MEMORY.findall(loaded.utility_text):
        if int(memory) != task.memory_mb:
            yield _contradiction(
                f"says {memory} MiB, the limit is {task.memory_mb}", "state the limit that is enforced"
            )
            break


def _functions(loaded: LoadedTask) -> Iterator[Finding]:
    shown, used = _all_functions(loaded.utility_text), _all_functions(loaded.task_text)
    for name in sorted((shown.keys() & used.keys()) - _OWN):
        if _bare(shown[name]) != _bare(used[name]):
            yield warning(
                "text_differs",
                f"utility.py shows another function {name} than the task uses",
                "the bodies differ",
                "copy the function that is used",
            )


def _secrets(loaded: LoadedTask, drawn: Sequence[Drawn]) -> Iterator[Finding]:
    """Hidden values that stand in a text which is shown."""
    for file, text in (("utility.py", loaded.utility_text), ("seed.py", loaded.seed_text)):
        squeezed = re.sub(r"\s+", "", text)
        for each in drawn:
            found = next((form for part in each.hidden for form in _forms(part) if form in squeezed), None)
            if found is not None and not _in_arguments(found, each.args):
                yield fault(
                    "text_leaks",
                    f"{file}, which a language model is shown, holds a hidden value",
                    f"{found[:60]} of {each.split} instance {each.index}",
                    "take it out, and draw hidden values afresh for each instance",
                )
                break


def _forms(part: Any) -> Iterator[str]:
    """A hidden value as a text would hold it, without blanks, if it is too long to be there by chance."""
    plain = part.tolist() if isinstance(part, np.ndarray) else part
    if isinstance(plain, str):
        forms = [re.sub(r"\s+", "", plain)]
    elif isinstance(plain, int | float) and not isinstance(plain, bool):
        forms = [repr(plain)] if len(repr(plain).strip("-0.")) >= _SHORTEST_SECRET else []
    elif isinstance(plain, list | tuple | dict) and len(plain) >= _SHORTEST_SECRET:
        forms = [re.sub(r"\s+", "", repr(plain))]
        with contextlib.suppress(TypeError, ValueError):
            forms.append(re.sub(r"\s+", "", json.dumps(plain)))
        if isinstance(plain, list | tuple):
            forms.append(re.sub(r"\s+", "", repr(list(plain))).strip("[]"))
    else:
        forms = []
    return (form for form in forms if len(form) >= _SHORTEST_SECRET)


def _in_arguments(form: str, args: tuple[Any, ...]) -> bool:
    """Whether the value is among the arguments anyway, and so no secret."""
    return form in re.sub(r"\s+", "", repr(args))


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])  # prose, or for the sandbox to complain of


def _constants(text: str) -> dict[str, Any]:
    found = {}
    for statement in _tree(text).body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
                try:
                    found[name] = ast.literal_eval(value)
                except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                    continue
    return found


def _all_functions(text: str) -> dict[str, ast.FunctionDef]:
    return {each.name: each for each in _tree(text).body if isinstance(each, ast.FunctionDef)}


def _function(text: str, name: str) -> ast.FunctionDef | None:
    return _all_functions(text).get(name)


def _bare(function: ast.FunctionDef) -> str:
    """A function without its documentation and annotations."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return ast.dump(ast.Module([*body], [])) + ",".join(argument.arg for argument in function.args.args)
