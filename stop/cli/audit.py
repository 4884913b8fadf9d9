"""`stop audit`: what generated programs tried."""

from __future__ import annotations

import click

from stop.cli.audit_export import export_command
from stop.cli.audit_list import list_command
from stop.cli.audit_show import show_command, trace_command
from stop.cli.audit_stats import stats_command
from stop.cli.audit_verify import mark_command, verify_command
from stop.cli.probe import probe_command


@click.group("audit")
def audit_command() -> None:
    """What generated programs tried, with evidence."""


for command in (
    list_command,
    show_command,
    trace_command,
    stats_command,
    mark_command,
    export_command,
    verify_command,
    probe_command,
):
    audit_command.add_command(command)
