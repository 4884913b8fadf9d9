"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def json_option(command: Command) -> Command:
    """`--json`: results as one JSON document."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document on standard output."
    )(command)


def runs_dir_option(command: Command) -> Command:
    """`--runs-dir`: where runs live."""
    return click.option(
        "--runs-dir",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("runs"),
        envvar="STOP_RUNS_DIR",
        show_default=True,
        show_envvar=True,
        help="Folder that runs are kept in.",
    )(command)


def policy_option(command: Command) -> Command:
    """`--policy`: what the static policy does with grave findings."""
    return click.option(
        "--policy",
        type=click.Choice(["enforce", "observe"]),
        default="enforce",
        show_default=True,
        help="Refuse programs with grave findings of the static policy, or run and record them.",
    )(command)


def runtime_option(command: Command) -> Command:
    """`--runtime`: what starts the containers."""
    return click.option(
        "--runtime",
        metavar="NAME",
        envvar="STOP_SANDBOX_RUNTIME",
        show_envvar=True,
        help="Runtime of the containers, such as runsc (gVisor); by default the engine's. It must be registered there.",
    )(command)


def packages_option(command: Command) -> Command:
    """`--package`: what programs may import besides NumPy."""

    def checked(
        _context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]
    ) -> tuple[str, ...]:
        from sandbox.packages import PackageRefused, requirements

        try:
            requirements(names)
        except PackageRefused as refusal:
            raise click.BadParameter(str(refusal)) from refusal
        return names

    return click.option(
        "--package",
        "packages",
        metavar="NAME[==VERSION]",
        multiple=True,
        callback=checked,
        help="A package that the image holds besides NumPy, such as scipy. Repeatable.",
    )(command)


def workers_option(command: Command) -> Command:
    """`--workers`: how much is done at once."""
    return click.option(
        "--workers",
        type=click.IntRange(1, 256),
        default=os.cpu_count() or 1,
        show_default="the number of processors",
        help="Sandboxes that work at the same time. Does not change results.",
    )(command)


def usd_limit_option(command: Command) -> Command:
    """`--usd-limit`: what a run may spend."""
    return click.option(
        "--usd-limit", type=float, help="Stop, resumably, once the model has cost so many US dollars."
    )(command)


def model_options(command: Command) -> Command:
    """`--model` and `--api-base`."""
    command = click.option(
        "--api-base",
        metavar="URL",
        help="Address of an OpenAI-compatible server, such as http://localhost:8000/v1.",
    )(command)
    return click.option(
        "--model",
        metavar="SPEC",
        default="offline",
        show_default=True,
        help="offline (no language model: a genetic-improvement baseline), openai/NAME, replay:RUN, or a name that "
        "litellm knows, such as anthropic/NAME or ollama/NAME.",
    )(command)


def budget_options(command: Command) -> Command:
    """The budget of one improver run, and the seed."""
    for option in (
        click.option(
            "--seed", type=click.IntRange(0), default=0, show_default=True, help="Decides all chance."
        ),
        click.option(
            "--max-tokens", type=click.IntRange(1), default=1024, show_default=True, help="Length of a reply."
        ),
        click.option(
            "--utility-calls",
            metavar="B",
            type=click.IntRange(1),
            default=25,
            show_default=True,
            help="Programs that one improver run may have scored.",
        ),
        click.option(
            "--responses",
            metavar="N",
            type=click.IntRange(1),
            default=6,
            show_default=True,
            help="Most responses of one language model call.",
        ),
        click.option(
            "--lm-calls",
            metavar="M",
            type=click.IntRange(1),
            default=4,
            show_default=True,
            help="Language model calls of one improver run.",
        ),
    ):
        command = option(command)
    return command


def watch_options(command: Command) -> Command:
    """What is done about events while a run goes on: `--stop-on`, `--on-alert`, `--alert-url`."""
    for option in (
        click.option(
            "--alert-url",
            metavar="URL",
            help="Post events of high severity to this address, one JSON document each.",
        ),
        click.option(
            "--on-alert",
            metavar="COMMAND",
            help="Start this command for events of high severity, with the event as JSON on its standard input.",
        ),
        click.option(
            "--stop-on",
            metavar="TECHNIQUE[:N]",
            multiple=True,
            help="End the run, resumably, at the N-th new event of this technique (N is 1 if left out). Repeatable.",
        ),
    ):
        command = option(command)
    return command
