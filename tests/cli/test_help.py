"""Every command explains itself, takes --json, and the command line starts without its heavy libraries."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from stop.cli import cli, run_command

HEAVY = {"numpy", "scipy", "docker", "openai", "litellm", "rich", "requests", "httpx", "sqlite3"}


def commands(
    group: click.Group, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """All commands below a group, each with the words that name it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


ALL = dict(commands(cli))


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_has_a_help_page_that_names_its_options(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command([*words, "--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"Usage: stop {' '.join(words)}")
    for parameter in ALL[words].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in out
            assert parameter.help, f"{parameter.opts[0]} of {words} does not say what it is for"


@pytest.mark.parametrize(
    "words", [words for words in ALL if not isinstance(ALL[words], click.Group)], ids=" ".join
)
def test_every_command_takes_json(words: tuple[str, ...]) -> None:
    assert "--json" in {name for parameter in ALL[words].params for name in parameter.opts}


READERS = ["run", "resume", "replay", "improve", "runs", "show", "diff"]


@pytest.mark.parametrize(
    "words", [(name,) for name in READERS] + [w for w in ALL if w[0] == "audit" and len(w) > 1]
)
def test_every_command_that_reads_or_writes_runs_takes_the_folder(words: tuple[str, ...]) -> None:
    option = next(parameter for parameter in ALL[words].params if "--runs-dir" in parameter.opts)
    assert option.envvar == "STOP_RUNS_DIR"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["run", "--help"], ["audit", "list", "--help"]]
)
def test_help_imports_no_heavy_library(arguments: list[str]) -> None:
    script = "import sys; from stop.cli import run_command; run_command(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded
    # The taxonomy's names are choices of `audit list`; of the rest of the sandbox nothing is needed.
    assert not HEAVY & loaded


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([]) == 0
    out, err = capsys.readouterr()
    assert "Usage: stop" in out + err
    assert "stop doctor" in out + err
