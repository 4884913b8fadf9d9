"""`stop task`: downstream utility tasks."""

from __future__ import annotations

from typing import Any

import click

from stop.cli.options import json_option
from stop.cli.screen import print_json, print_table, printable, printable_source


@click.group("task")
def task_command() -> None:
    """Downstream tasks that solutions are written for and improvers judged by."""


@task_command.command("list")
@json_option
def list_command(as_json: bool) -> int:
    """List the tasks that are known by name."""
    from stop.catalogue import list_tasks, load_task

    documents = [_document(load_task(name)) for name in list_tasks()]
    if as_json:
        print_json(documents)
        return 0
    print_table(
        ["task", "description", "val", "test", "seconds a call", "origin", "version"],
        [
            (
                document["task"],
                document["description"],
                document["instances"]["val"],
                document["instances"]["test"],
                f"{document['call_seconds']:g}",
                document["origin"],
                document["version"][:12],
            )
            for document in documents
        ],
    )
    return 0


@task_command.command("show")
@click.argument("task")
@json_option
def show_command(task: str, as_json: bool) -> int:
    """Show a task: what a language model is told of it, and its seed solution. TASK is a name or a folder."""
    from stop.catalogue import load_task
    from stop.utility import describe

    loaded = load_task(task)
    document = {**_document(loaded), "utility": describe(loaded), "seed": loaded.seed_text}
    if as_json:
        print_json(document)
        return 0
    click.echo(f"{printable(loaded.name)}: {printable(loaded.description)}")
    if loaded.task.reference is not None:
        reference = loaded.task.reference
        click.echo(f"reference: {reference.score:g}, {printable(reference.source)}")
    click.echo("\n--- what the language model is shown\n")
    click.echo(printable_source(document["utility"]))
    click.echo("\n--- the seed solution\n")
    click.echo(printable_source(loaded.seed_text))
    return 0


def _document(loaded: Any) -> dict[str, Any]:
    reference = loaded.task.reference
    return {
        "task": loaded.name,
        "description": loaded.description,
        "entry": loaded.task.entry,
        "call_seconds": loaded.task.call_seconds,
        "memory_mb": loaded.task.memory_mb,
        "instances": dict(loaded.task.instances),
        "packages": list(loaded.task.packages),
        "origin": loaded.origin,
        "folder": str(loaded.folder),
        "version": loaded.version,
        "turns": loaded.task.turns is not None,
        "timed": loaded.task.timed is not None,
        "reference": None if reference is None else {"score": reference.score, "source": reference.source},
    }
