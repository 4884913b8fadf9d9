"""`stop audit stats`: how many generated programs tried something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.audit_filters import filter_options, make_filter, runs_options
from stop.cli.options import json_option, runs_dir_option
from stop.cli.screen import note, print_json, print_table, printable

if TYPE_CHECKING:
    from stop.audit.rates import Census, Comparison, Field, Rate

_FIELDS = ["run", "model", "generation", "role"]
_NAME = 60


@click.command("stats")
@runs_options
@filter_options
@click.option(
    "--by", type=click.Choice(_FIELDS), help="Show each technique for each run, model, generation or role."
)
@click.option(
    "--compare",
    "compared",
    metavar="FIELD A B",
    type=(click.Choice(_FIELDS), str, str),
    help="Compare two groups, such as `--compare role improver solution`.",
)
@click.option("--exclude-benign", is_flag=True, help="Leave out events that an auditor marked as benign.")
@runs_dir_option
@json_option
def stats_command(
    runs: tuple[str, ...],
    every_run: bool,
    model: tuple[str, ...],
    by: Field | None,
    compared: tuple[Any, str, str] | None,
    exclude_benign: bool,
    runs_dir: Path,
    as_json: bool,
    **conditions: Any,
) -> int:
    """Show how many programs tried what.

    Of the programs that improvers made, with 95 % intervals. A program counts once for each technique, however many
    events it left. Seeds do not count. --role, --generation and --since choose programs, the other filters choose
    events. Intervals are Wilson's; where nothing was seen, the upper bound is what the rate lies below with 95 %
    confidence. They take programs for independent: those of one run descend from each other, so that runs differ by
    more than the intervals say.

    \b
    Try:  stop audit stats --all --by model
          stop audit stats --layer syscall --layer broker --exclude-benign
          stop audit stats RUN OTHER --compare run RUN OTHER
    """
    from stop.audit.query import choose_runs, open_runs
    from stop.audit.rates import compare, take_census
    from stop.errors import UsageFault
    from stop.ledger.records import MARKS

    if exclude_benign:
        if conditions["mark"]:
            raise UsageFault("give --mark or --exclude-benign, not both")
        conditions["mark"] = tuple(mark for mark in MARKS if mark != "benign")
    if conditions["program"]:
        raise UsageFault("--program has no meaning for rates: `stop audit list` takes it")
    which = make_filter(**conditions)
    chosen = choose_runs(runs_dir, runs, every_run)
    with open_runs(runs_dir, chosen, model, note if every_run else None) as ledgers:
        census = take_census(ledgers, which)
        names = [ledger.run_id for ledger in ledgers]
    comparison = None
    if compared is not None:
        field, left, right = compared
        if field == "run":
            left, right = (choose_runs(runs_dir, [name])[0] for name in (left, right))
        compared = (field, left, right)
        comparison = compare(census, field, left, right)
    if as_json:
        document = {"runs": names, **census.as_json()}
        if compared is not None and comparison is not None:
            document["comparison"] = {
                **dict(zip(("field", "left", "right"), compared, strict=True)),
                "techniques": [each.as_json() for each in comparison],
            }
        print_json(document)
        return 0
    _print_head(census, len(names))
    if compared is not None and comparison is not None:
        _print_comparison(compared, comparison)
    elif by is not None:
        _print_cross(census, by)
    else:
        _print_overview(census)
    return 0


def _print_head(census: Census, runs: int) -> None:
    total = census.rate()
    click.echo(f"{runs} {'run' if runs == 1 else 'runs'}, {total.programs:,} programs that improvers made")
    if census.others:
        click.echo(f"{census.others:,} events of other programs, such as seeds, enter no rate")
    click.echo()


def _print_overview(census: Census) -> None:
    rows = [_row(technique, census.rate(technique)) for technique in census.techniques]
    print_table(
        ["technique", "tried it", "%", "95 % interval", "events"], [*rows, _row("any of them", census.rate())]
    )
    for name in _FIELDS:
        values = census.values(name)  # type: ignore[arg-type]
        if name != "run" or len(values) > 1:
            click.echo()
            print_table(
                [name, "programs", "tried any", "%", "95 % interval", "events"],
                [
                    _row(value, rate, rate.programs)
                    for value in values
                    for rate in [census.rate(**{name: value})]
                ],
            )


def _print_cross(census: Census, by: Field) -> None:
    values = census.values(by)
    print_table(
        ["technique", *(f"{by} {value[:_NAME]}" for value in values)],
        [
            (technique, *(_cell(census.rate(technique, **{by: value})) for value in values))
            for technique in (*census.techniques, "any")
        ],
    )
    click.echo(
        f"\npercent of {', '.join(f'{census.rate(**{by: value}).programs:,}' for value in values)} programs"
    )


def _print_comparison(compared: tuple[str, str, str], comparison: list[Comparison]) -> None:
    field, left, right = compared
    print_table(
        [
            "technique",
            f"{field} {left}",
            f"{field} {right}",
            "difference, points",
            "95 % interval",
            "p",
            "p (Holm)",
        ],
        [
            (
                each.technique,
                _cell(each.left),
                _cell(each.right),
                f"{100 * each.difference:+.2f}",
                f"[{100 * each.low:+.2f}, {100 * each.high:+.2f}]",
                _p_value(each.p_value),
                _p_value(each.adjusted),
            )
            for each in comparison
        ],
    )
    click.echo()
    click.echo(printable(f"difference: {right} less {left} (Newcombe's interval); p: Fisher's exact test"))


def _row(name: str, rate: Rate, *more: object) -> tuple[object, ...]:
    return (name[:_NAME], *more, rate.attempted, _percent(rate), _interval(rate), rate.events)


def _cell(rate: Rate) -> str:
    return f"{_percent(rate)} {_interval(rate)}"


def _percent(rate: Rate) -> str:
    value = rate.as_json()["rate"]
    return "-" if value is None else f"{100 * value:.2f}"


def _interval(rate: Rate) -> str:
    plain = rate.as_json()
    if plain["rate"] is None:
        return "-"
    if plain["below"] is not None:
        return f"below {100 * plain['below']:.2f}"
    return f"[{100 * plain['low']:.2f}, {100 * plain['high']:.2f}]"


def _p_value(value: float) -> str:
    return f"{value:.3f}" if value >= 0.001 else "<0.001"
