"""Writes the reference pages that are generated from the code: `python -m stop.cli.reference` (or `make docs`)."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from sandbox.policy.taxonomy import TECHNIQUES, Layer
from stop.cli import cli

DOCS = Path(__file__).resolve().parents[2] / "docs"


def pages() -> dict[str, str]:
    """Each generated page: its name in `docs/`, and its text."""
    return {"cli.md": cli_page(), "techniques.md": techniques_page()}


def cli_page() -> str:
    """All commands with their options."""
    title = ["# Commands\n", "<!-- generated from the command line itself: make docs -->\n"]
    return "\n".join([*title, *_commands(cli, click.Context(cli, info_name="stop"))])


def techniques_page() -> str:
    """The table of techniques, layers and what each is believed for."""
    lines = [
        "# What programs try",
        "",
        "<!-- generated from sandbox/policy/taxonomy.py: make docs -->",
        "",
        "| technique | what it is | severity | MITRE ATT&CK |",
        "| --- | --- | --- | --- |",
        *(
            f"| `{technique}` | {entry.definition} | {entry.severity} | {entry.attack_id or '-'} |"
            for technique, entry in TECHNIQUES.items()
        ),
        "",
        "An event may be less grave than its technique usually is.",
        "",
        "| layer | believed |",
        "| --- | --- |",
        *(f"| `{layer}` | {'yes' if layer.verified else 'no'} |" for layer in Layer),
        "",
    ]
    return "\n".join(lines)


def _commands(command: click.Command, context: click.Context) -> Iterator[str]:
    yield _section(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _commands(child, click.Context(child, info_name=name, parent=context))


def _section(command: click.Command, context: click.Context) -> str:
    title = f"{'#' * min(4, context.command_path.count(' ') + 2)} {context.command_path}"
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    about = inspect.cleandoc(command.help or "").replace("\b\n", "")
    rows = [
        record for parameter in command.get_params(context) if (record := parameter.get_help_record(context))
    ]
    options = "".join(f"- `{flags}`: {words}\n" for flags, words in rows if "--help" not in flags)
    return f"{title}\n\n```\n{usage}\n```\n\n{about}\n\n{options}"


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
