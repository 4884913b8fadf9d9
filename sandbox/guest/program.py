"""Runs one program: its top level once, then its entry function for each call. Its globals live on in between."""

from __future__ import annotations

import contextlib
import gc
import io
import linecache
import random
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from sandbox.guest import hook, wire
from sandbox.guest.channel import Channel, HostLine, Kind

FILENAME = "<program>"
_DETAIL = 500


def serve(channel: Channel, job: dict[str, Any]) -> None:
    """Run the program of `job`, then answer calls until the supervisor closes the channel."""
    line = HostLine(channel, job["result_bytes"]) if job["host_calls"] else None
    prepare = _run_prelude(job, line)
    module = _new_module(job["name"], FILENAME)
    gc.enable()
    hook.install(channel, FILENAME)
    report = _attempt(lambda: _run_top_level(module, job), job["result_bytes"])
    channel.send(Kind.STARTED, report)
    while True:
        call = wire.decode(line.next_call() if line else channel.receive(Kind.CALL))
        channel.send(Kind.RETURNED, _attempt(lambda: _call(module, call, prepare), job["result_bytes"]))  # noqa: B023


def _run_prelude(job: dict[str, Any], line: HostLine | None) -> Callable[[list[Any]], list[Any]]:
    """Make the modules that come with the job; the one named `prelude` prepares the arguments of calls."""
    if line:
        _new_module("host_line", "<host_line>").__dict__["request"] = line.request
    for name, text in job["modules"].items():
        module = _new_module(name, f"<{name}>")
        exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    sys.modules.pop("host_line", None)
    if "prelude" not in job["modules"]:
        return list
    prepare: Callable[[list[Any]], list[Any]] = sys.modules.pop("prelude").__dict__["prepare"]
    return prepare


def _new_module(name: str, filename: str) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__file__ = filename
    sys.modules[name] = module  # dataclasses and pickling look a class's module up here
    return module


def _run_top_level(module: types.ModuleType, job: dict[str, Any]) -> Any:
    source = job["source"]
    linecache.cache[FILENAME] = (len(source), None, io.StringIO(source, newline=None).readlines(), FILENAME)
    exec(compile(source, FILENAME, "exec", dont_inherit=True), module.__dict__)
    return module.__dict__.get("result") if job["wants_result"] else None


def _call(module: types.ModuleType, call: dict[str, Any], prepare: Callable[[list[Any]], list[Any]]) -> Any:
    function = module.__dict__.get(call["entry"])
    if not callable(function):
        raise NameError(  # noqa: TRY004 - what Python says of a name that is not there
            f"the program defines no function named {call['entry']!r}"
        )
    random.seed(call["seed"])
    np.random.seed(call["seed"] % 2**32)
    return function(*prepare(call["arguments"]))


def _attempt(action: Callable[[], Any], limit: int) -> bytes:
    """Do it and say how it went, as a plain value: a status, a detail, and the value where it is one."""
    try:
        value = action()
    except MemoryError:
        return _report("memory", "MemoryError")
    except BaseException as error:  # noqa: BLE001 - whatever the program raises is its outcome
        return _report("error", _describe(error))
    finally:
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
    try:
        return wire.encode({"status": "ok", "detail": "", "value": value}, limit)
    except MemoryError:
        return _report("memory", "MemoryError while the result was written")
    except BaseException as error:  # noqa: BLE001 - the value is the program's own object
        return _report("invalid_output", _describe(error, located=False))


def _report(status: str, detail: str) -> bytes:
    return wire.encode({"status": status, "detail": detail[:_DETAIL], "value": None})


def _describe(error: BaseException, located: bool = True) -> str:
    try:
        words = error.msg if isinstance(error, SyntaxError) else error
        text = f"{type(error).__name__}: {words}"
    except BaseException:  # noqa: BLE001 - the program's exceptions may raise when they are printed
        text = type(error).__name__
    line = _line(error) if located else None
    return text[: _DETAIL - 20] + (f" (line {line})" if line else "")


def _line(error: BaseException) -> int | None:
    """The last line of the program itself that the error passed through."""
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        return error.lineno
    line = None
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == FILENAME:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
