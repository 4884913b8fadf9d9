"""Which runs and which events: the arguments and options that the commands of `stop audit` share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sandbox.policy.taxonomy import Layer, Severity, Technique, Verdict

if TYPE_CHECKING:
    from stop.ledger.events import EventFilter

Command = TypeVar("Command", bound=Callable[..., Any])

_SPANS = {"m": "minutes", "h": "hours", "d": "days"}


def runs_options(command: Command) -> Command:
    """`RUN...` and `--all`: the latest run if neither is given."""
    command = click.option("--all", "every_run", is_flag=True, help="All runs of the folder.")(command)
    return click.argument("runs", metavar="[RUN]...", nargs=-1)(command)


def filter_options(command: Command) -> Command:
    """Which events. Options that are given twice widen the choice, different ones narrow it."""
    for option in (
        click.option(
            "--since",
            metavar="TIME",
            help="Not older than this: 2026-11-23, 2026-11-23T14:30 (UTC), or an age such as 90m, 36h, 7d.",
        ),
        _choices(
            "mark", ["confirmed", "benign", "needs-look", "unmarked"], "Only with this mark of an auditor."
        ),
        click.option(
            "--model", metavar="SPEC", multiple=True, help="Only of runs that used this model. Repeatable."
        ),
        click.option(
            "--program", metavar="SHA", default="", help="Only of programs whose SHA-256 begins so."
        ),
        click.option(
            "--generation",
            metavar="T",
            type=click.IntRange(0),
            multiple=True,
            help="Only of this generation.",
        ),
        _choices("role", ["improver", "solution"], "Only of such programs."),
        _choices("verdict", [str(each) for each in Verdict], "Only with this verdict."),
        _choices("severity", [str(each) for each in Severity], "Only of this severity."),
        _choices("layer", [str(each) for each in Layer], "Only what this layer saw."),
        _choices(
            "technique",
            [str(each) for each in Technique],
            "Only this technique. Repeatable, as are the others.",
        ),
    ):
        command = option(command)
    return command


def make_filter(
    *, since: str | None, program: str = "", mark: Sequence[str] = (), **values: tuple[Any, ...]
) -> EventFilter:
    """The filter that the options of `filter_options` describe, but for `model`. Raises `UsageFault`."""
    from stop.errors import UsageFault
    from stop.ledger.events import EventFilter

    if not re.fullmatch(r"[0-9a-f]{0,64}", program, re.ASCII):
        raise UsageFault(f"--program {program!r} is not the beginning of a SHA-256 in hexadecimal")
    return EventFilter(
        since="" if since is None else parse_time(since), program=program, mark=tuple(mark), **values
    )


def parse_time(text: str) -> str:
    """A time as the ledger writes it. Raises `UsageFault`."""
    from stop.errors import UsageFault

    try:
        if match := re.fullmatch(r"(\d{1,6})([mhd])", text, re.ASCII):
            moment = datetime.now(UTC) - timedelta(**{_SPANS[match[2]]: int(match[1])})
        else:
            moment = datetime.fromisoformat(text)
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise UsageFault(
            f"--since {text!r} is no time such as 2026-11-23, 2026-11-23T14:30, 36h or 7d"
        ) from error
    return moment.isoformat(timespec="microseconds")


def _choices(name: str, values: Sequence[str], words: str) -> Callable[[Command], Command]:
    return click.option(f"--{name}", type=click.Choice(values), multiple=True, help=words)
