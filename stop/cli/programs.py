"""`stop improve` and `stop eval`: one improver run; scores of programs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from stop.cli.options import (
    budget_options,
    json_option,
    model_options,
    policy_option,
    runs_dir_option,
    usd_limit_option,
    workers_option,
)
from stop.cli.screen import note, print_degraded, print_json, print_table


@click.command("improve")
@click.option(
    "--improver", metavar="NAME|PATH", default="best_of_n", show_default=True, help="The improver to run."
)
@click.option("--task", metavar="NAME|PATH", required=True, help="The task whose score it maximises.")
@click.option(
    "--program",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The program to improve; by default the task's seed solution.",
)
@model_options
@budget_options
@usd_limit_option
@policy_option
@workers_option
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the solution to this file."
)
@runs_dir_option
@json_option
def improve_command(
    improver: str,
    task: str,
    program: Path | None,
    workers: int,
    out: Path | None,
    runs_dir: Path,
    as_json: bool,
    **settings: Any,
) -> int:
    """Run one improver once on one program, and score what it returns.

    \b
    Try:  stop improve --task mqap --out better.py
    """
    from stop.catalogue import load_task
    from stop.cli.execution import carry_out
    from stop.config import RunConfig
    from stop.improvers import load_improver, read_program
    from stop.runs import start

    text = load_task(task).seed_text if program is None else read_program(program)
    config = RunConfig(
        tasks=(task,), improver=load_improver(improver).source, generations=0, program=text, **settings
    )
    document = carry_out(lambda execution: start(config, execution), runs_dir, workers, 0, as_json)
    if document is None:
        return 1
    if out is not None and document["solution"] is not None:
        _write(out, document["solution"])
    return 0 if document["solution"] is not None else 1


@click.command("eval")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--task", metavar="NAME|PATH", required=True, help="The task that scores the programs.")
@click.option(
    "--split",
    type=click.Choice(["val", "test"]),
    default="test",
    show_default=True,
    help="The instances to use.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Decides the instances.")
@policy_option
@workers_option
@json_option
def eval_command(
    files: tuple[Path, ...], task: str, split: str, seed: int, policy: str, workers: int, as_json: bool
) -> int:
    """Score programs in the sandbox.

    \b
    Try:  stop eval --task mqap better.py
    """
    from sandbox.host.pool import Sandbox
    from sandbox.program import Policy
    from stop.catalogue import load_task
    from stop.cli.events import event_documents
    from stop.evaluation import Result, evaluate
    from stop.improvers import read_program
    from stop.instances import draw_instances

    loaded = load_task(task)
    texts = [read_program(file) for file in files]
    instances = draw_instances(loaded, split, seed)
    with Sandbox(report=note) as sandbox, ThreadPoolExecutor(workers) as pool:

        def score(text: str) -> Result:
            return evaluate(sandbox, Policy(policy), loaded, instances, text)

        results = list(pool.map(score, texts))
        degraded = sandbox.degraded
    documents = [
        {
            "file": str(file),
            "score": result.interval.mean,
            "n": result.interval.n,
            "low": result.interval.low,
            "high": result.interval.high,
            "status": result.verdict[0],
            "detail": result.verdict[1],
            "cpu_seconds": result.cpu_seconds,
            "events": event_documents(result.events, text),
            "degraded": [word.as_json() for word in degraded],
        }
        for file, text, result in zip(files, texts, results, strict=True)
    ]
    if as_json:
        print_json(documents)
        return 0
    print_table(
        ["file", "score", "95 % interval", "n", "status", "events", "detail"],
        [
            (
                document["file"],
                f"{document['score']:.4f}",
                f"[{document['low']:.4f}, {document['high']:.4f}]",
                document["n"],
                document["status"],
                len(result.events),
                document["detail"],
            )
            for document, result in zip(documents, results, strict=True)
        ],
    )
    print_degraded(degraded)
    return 0


def _write(path: Path, text: str) -> None:
    from stop.errors import UsageFault

    try:
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
    except OSError as error:
        raise UsageFault(f"cannot write {path}: {error.strerror}") from error
