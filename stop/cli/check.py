"""`stop task check`: attack a task before it is trusted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from stop.cli.options import json_option
from stop.cli.screen import is_terminal, note, print_json, printable

if TYPE_CHECKING:
    from stop.tasks.check.findings import Report


@click.command("check")
@click.argument("task", required=False)
@click.option("--quick", is_flag=True, help="Fewer instances, and no hostile programs.")
@click.option(
    "--hacks", "list_hacks", is_flag=True, help="List the hacks that are tried, and why, and do nothing."
)
@json_option
def check_command(task: str | None, quick: bool, list_hacks: bool, as_json: bool) -> int:
    """Attack a task: is it drawn and scored soundly, and what could cheat its score?

    TASK is a name or a folder. A battery of hostile answers goes the way that a program's answers go, and the scorer
    runs in a process of its own, so that one that hangs is found and ends nothing else. Each finding says how to
    mend it.

    Exits 1 where a fault was found, 2 where there is no task to check, 0 otherwise.

    \b
    Try:  stop task check ./packing --quick
          stop task check --hacks
    """
    if list_hacks:
        return _print_hacks(as_json)
    from sandbox.host.pool import Sandbox
    from stop.catalogue import load_task
    from stop.errors import UsageFault
    from stop.tasks.check.examination import check_task

    if task is None:
        raise UsageFault("name a task to check: a folder, or a name from `stop task list`")
    loaded = load_task(task)
    with _steps(quiet=as_json) as report_step:
        report = check_task(loaded, lambda: Sandbox(report=note), quick=quick, report=report_step)
    if as_json:
        print_json(report.as_json())
    else:
        _print(report)
    return 0 if report.ok else 1


def _print(report: Report) -> None:
    for finding in report.findings:
        click.echo(f"{finding.severity}: {printable(finding.check)}: {printable(finding.what)}")
        click.echo(f"  seen: {printable(finding.evidence, 400)}\n  mend: {printable(finding.mend)}")
    faults = sum(finding.severity == "fault" for finding in report.findings)
    words = (
        f"{faults} faults, {len(report.findings) - faults} warnings" if report.findings else "nothing found"
    )
    seed = "" if report.seed_score is None else f"; the seed solution scores {report.seed_score:.3f}"
    click.echo(
        f"{printable(report.task)}: {words} by {report.hacks} hacks with {report.answers} answers in "
        f"{report.seconds:.0f} s{seed}"
    )


def _print_hacks(as_json: bool) -> int:
    from stop.cli.screen import print_table
    from stop.tasks.check.hacks import HACKS
    from stop.tasks.check.programs import PROGRAM_HACKS

    rows = [(hack.name, hack.why) for hack in HACKS] + [(hack.name, hack.why) for hack in PROGRAM_HACKS]
    if as_json:
        print_json([{"hack": name, "why": why} for name, why in rows])
    else:
        print_table(["hack", "why"], rows)
    return 0


@contextlib.contextmanager
def _steps(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Shows the step under way on a terminal, and nothing elsewhere."""
    if quiet or not is_terminal():
        yield lambda _step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("loading") as status:
        yield lambda step: status.update(printable(step))
