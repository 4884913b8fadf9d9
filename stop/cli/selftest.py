"""`stop sandbox selftest`: the guarantees of the sandbox, tried on the engine that there is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from stop.cli.options import json_option, runtime_option
from stop.cli.screen import note, print_degraded, print_json, print_table

if TYPE_CHECKING:
    from sandbox.conformance.guarantee import Result

LAYERS = ("static", "syscall", "container", "broker")
_EVIDENCE = 110


@click.command("selftest")
@runtime_option
@click.option("--layer", type=click.Choice(LAYERS), help="Only the guarantees that rest on this layer.")
@json_option
def selftest_command(runtime: str | None, layer: str | None, as_json: bool) -> int:
    """Attack the sandbox on your own engine, and say which of its guarantees hold.

    A guarantee that is `degraded` held too, but for a layer that this engine lacks, such as the record of denied calls.
    Takes about half a minute. Exits 1 if a guarantee failed, 3 without an engine. The engine is that of `docker info`;
    DOCKER_HOST names another one.

    \b
    Try:  DOCKER_HOST=unix:///run/user/1000/podman/podman.sock stop sandbox selftest
    """
    from sandbox.conformance.guarantee import Bench, Verdict
    from sandbox.conformance.suite import GUARANTEES, run
    from sandbox.host import engine
    from sandbox.host.container import Confinement
    from sandbox.host.pool import Sandbox

    chosen = [guarantee for guarantee in GUARANTEES if layer in (None, guarantee.layer)]
    with Sandbox("selftest", note, Confinement(runtime)) as sandbox:
        note(f"trying {len(chosen)} guarantees")
        results = run(Bench(sandbox, engine.connect()), chosen, _report)
        capabilities, degraded = sandbox.capabilities, sandbox.degraded
    counts = Counter(result.verdict for result in results)
    worst = next(verdict for verdict in (Verdict.FAILED, Verdict.DEGRADED, Verdict.HELD) if counts[verdict])
    if as_json:
        print_json(
            {
                "verdict": worst,
                "counts": {str(verdict): counts[verdict] for verdict in Verdict},
                "degraded": [word.as_json() for word in degraded],
                "capabilities": capabilities,
                "guarantees": [result.as_json() for result in results],
            }
        )
    else:
        _print(results, capabilities["engine"], counts)
        print_degraded(degraded)
    return 1 if worst is Verdict.FAILED else 0


def _report(result: Result) -> None:
    note(f"{result.verdict:<9} {result.name} ({result.seconds:.1f} s)")


def _print(results: list[Result], engine: dict[str, Any], counts: Counter[str]) -> None:
    print_table(
        ["guarantee", "layer", "verdict", "evidence"],
        [(each.name, each.layer, each.verdict, each.evidence[:_EVIDENCE]) for each in results],
    )
    verdicts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("held", "degraded", "failed"))
    click.echo(f"\n{verdicts} (engine {engine['engine_version']}, runtime {engine['runtime']})")
