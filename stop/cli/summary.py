"""A run's summary for people."""

from __future__ import annotations

from typing import Any

import click

from sandbox.degraded import Degraded
from stop.cli.screen import interval, print_degraded, print_json, print_table, printable


def print_summary(summary: dict[str, Any]) -> None:
    """A run's summary for people: what it found, with intervals, budget, events, and what to do next."""
    run = printable(summary["run"])
    standing = summary["status"] + (", in a degraded sandbox (see below)" if summary["degraded"] else "")
    click.echo(f"run {run}: {printable(standing)}\n")
    if summary.get("kind") == "probe":
        from stop.cli.probe import print_probe

        print_probe(summary)
        more = f"stop audit list {run}    stop show {run} PROGRAM"
    elif "generations" in summary:
        _print_generations(summary)
        last = max(0, len(summary["generations"]) - 1)
        more = f"stop show {run} best    stop diff {run} 0 {last}    stop audit list {run}"
    else:
        _print_single(summary)
        more = f"stop show {run} best    stop audit list {run}"
    _print_use(summary)
    click.echo(f"\nnext: {more}")


def print_bound(bound: dict[str, Any], as_json: bool) -> None:
    """What a run may use at most: numbers, None for what is not known."""
    if as_json:
        print_json(bound)
        return
    click.echo("at most:")
    print_table(["", ""], [(name.replace("_", " "), _amount(amount)) for name, amount in bound.items()])


def _amount(amount: float | None) -> str:
    if amount is None:
        return "unknown"
    if isinstance(amount, int):
        return f"{amount:,}"
    return f"{amount:,.2f}" if amount >= 1 else f"{amount:.4f}"


def _print_single(summary: dict[str, Any]) -> None:
    print_table(
        [summary["task"], "val", "test"],
        [
            ("before", _score(summary["seed_score"]), _score(summary["seed_test_score"])),
            ("after", _score(summary["score"]), _score(summary["test_score"])),
        ],
    )
    if summary["outcome"] is not None and summary["solution"] is None:
        click.echo(
            printable(f"\nthe improver returned no program ({summary['outcome']}): {summary['detail']}")
        )


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.4f}"


def _print_generations(summary: dict[str, Any]) -> None:
    print_table(
        ["generation", "improver", "val", "test", "n", ""],
        [
            (
                row["index"],
                row["improver"][:12],
                interval(row["val"]),
                interval(row["test"]),
                row["val"]["n"],
                "seed" if row["index"] == 0 else ("accepted" if row["accepted"] else "kept the old one"),
            )
            for row in summary["generations"]
        ],
    )
    click.echo("\nmean score of the solutions that the improver in force makes, with 95 % intervals\n")
    if len(summary["weights"]) > 1:
        _print_by_task(summary)
    print_table(
        ["task", "solution", "program", "val", "test"],
        [
            (
                entry["task"],
                name,
                entry[kind]["program"][:12],
                interval(entry[kind].get("val")),
                interval(entry[kind].get("test")),
            )
            for entry in summary["solutions"]
            for kind, name in (("seed", "seed"), ("best", "best found"))
            if entry[kind] is not None
        ],
    )


def _print_by_task(summary: dict[str, Any]) -> None:
    """What the mean is made of, for the first improver and the one in force in the end."""
    ends = {row["index"]: row for row in (summary["generations"][:1] + summary["generations"][-1:])}
    print_table(
        ["task", "weight", "generation", "val", "test", "n"],
        [
            (
                task,
                f"{weight:.3f}",
                row["index"],
                interval(row["tasks"][task].get("val")),
                interval(row["tasks"][task].get("test")),
                row["tasks"][task]["val"]["n"],
            )
            for task, weight in summary["weights"].items()
            for row in ends.values()
            if task in row["tasks"]
        ],
    )
    click.echo()


def _print_use(summary: dict[str, Any]) -> None:
    """What a run has used and seen, in a few lines."""
    lm, audit = summary["lm"], summary["audit"]
    cost = "price unknown" if lm["usd"] is None else f"{lm['usd']:.4f} US dollars"
    techniques = ", ".join(f"{printable(name)} {count}" for name, count in audit["by_technique"].items())
    tokens = lm["prompt_tokens"] + lm["completion_tokens"]
    click.echo(f"\nmodel: {lm['calls']} calls, {lm['completions']} completions, {tokens} tokens, {cost}")
    if "evaluations" in summary:
        evaluations = summary["evaluations"]
        click.echo(
            f"evaluations: {evaluations['run']} in the sandbox, {evaluations['memoised']} answered from the ledger"
        )
    click.echo(f"events: {audit['events']}" + (f" ({techniques})" if techniques else ""))
    if summary["model"] == "offline":
        from stop.models.offline import OFFLINE_NOTICE

        click.echo(f"model {OFFLINE_NOTICE}")
    print_degraded(map(Degraded.from_json, summary["degraded"]))
