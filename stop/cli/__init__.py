"""The command line: `stop COMMAND`. Thin over the library; one file for each group of commands."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

_COMMANDS = {
    "run": "stop.cli.optimise",
    "resume": "stop.cli.optimise",
    "replay": "stop.cli.optimise",
    "improve": "stop.cli.programs",
    "eval": "stop.cli.programs",
    "runs": "stop.cli.records",
    "show": "stop.cli.records",
    "diff": "stop.cli.records",
    "task": "stop.cli.tasks",
    "improver": "stop.cli.improvers",
    "audit": "stop.cli.audit",
    "sandbox": "stop.cli.sandbox",
    "doctor": "stop.cli.doctor",
}
"""Which module defines a command, as the object named `<command>_command`."""

_LONGEST = 600
"""Characters of the longest complaint: it may repeat what the user typed."""


class _Commands(click.Group):
    """Imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(_COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="stop-optimizer", prog_name="stop")
def cli() -> None:
    """Improve programs that call language models, recursively, with every generated program in a sandbox.

    Start with `stop doctor`, which says what is missing, then `stop run --task maxcut`. Every command takes --json
    (one JSON document on standard output). Exit status: 0 done, 2 bad input, 3 no sandbox engine, 1 otherwise.
    """


def main() -> None:
    """Run the command line and end the process with its exit status."""
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """Carry out one command; its exit status. Whatever goes wrong is one line on standard error."""
    try:
        result = cli.main(arguments, prog_name="stop", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.format_message())
        return 0
    except click.ClickException as error:
        return _complain(error.format_message(), 2, getattr(error, "ctx", None))
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: nothing to say
        return 1
    except Exception as error:  # noqa: BLE001 - a traceback on a user's screen is a bug
        return _fail(error)
    return result if isinstance(result, int) else 0


def _fail(error: Exception) -> int:
    """Explain an error in a line and choose the exit status."""
    from sandbox.errors import EngineUnavailable, ImageUnavailable, SandboxError
    from stop.errors import StopError, UsageFault

    match error:
        case UsageFault():
            return _complain(str(error), 2)
        case EngineUnavailable() | ImageUnavailable():
            return _complain(str(error), 3)
        case StopError() | SandboxError():
            return _complain(str(error), 1)
    if os.environ.get("STOP_DEBUG"):
        raise error
    return _complain(f"internal error: {type(error).__name__}: {error} (STOP_DEBUG=1 shows where)", 1)


def _complain(words: str, status: int, context: click.Context | None = None) -> int:
    from stop.cli.screen import printable

    hint = f" (see `{context.command_path} --help`)" if context else ""
    click.echo(f"stop: {printable(' '.join(words.split()), _LONGEST)}{hint}", err=True)
    return status
