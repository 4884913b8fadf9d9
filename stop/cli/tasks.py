"""`stop task`: downstream utility tasks. Checking one is in `stop.cli.check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stop.cli.check import check_command
from stop.cli.options import json_option, model_options
from stop.cli.screen import note, print_json, print_table, printable, printable_source

if TYPE_CHECKING:
    from stop.catalogue import LoadedTask


@click.group("task")
def task_command() -> None:
    """Downstream tasks that solutions are written for and improvers judged by.

    \b
    From nothing to a finished run:
          stop task new packing
          stop task check ./packing
          stop run --task ./packing --generations 1 --meta-tests 1
    """


task_command.add_command(check_command)


@task_command.command("list")
@click.option("--scores", is_flag=True, help="Measure the seed solutions whose scores are not known yet.")
@json_option
def list_command(scores: bool, as_json: bool) -> int:
    """List the tasks that are known by name: bundled, installed and registered ones.

    The score of a task's seed solution is measured once for each version, with --scores.
    """
    from stop.catalogue import list_tasks
    from stop.tasks.seed_scores import known_scores

    rows = [_row(name) for name in list_tasks()]
    if scores:
        _measure([loaded for _, loaded in rows if loaded is not None])
    known = known_scores()
    documents = [
        {**document, "seed_score": None if loaded is None else known.get(loaded.version)}
        for document, loaded in rows
    ]
    if as_json:
        print_json(documents)
        return 0
    print_table(
        ["task", "description", "val", "test", "seconds a call", "seed score", "origin", "version"],
        [
            (
                document["task"],
                document["description"] or document["fault"],
                document["instances"].get("val", "-"),
                document["instances"].get("test", "-"),
                f"{document['call_seconds']:g}" if document["call_seconds"] else "-",
                f"{document['seed_score']['mean']:.3f}" if document["seed_score"] else "-",
                document["origin"],
                document["version"][:12] if document["fault"] is None else "changed",
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


@task_command.command("new")
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    help="Folder in which the task's own folder is made.",
)
@click.option(
    "--from-function",
    "function",
    metavar="FILE:NAME",
    help="Begin with this Python function: solutions are to return what it should.",
)
@click.option(
    "--cases",
    type=click.Path(dir_okay=False, path_type=Path),
    help='With --from-function: a JSON list of {"input": [arguments], "output": value}. An output that is missing is '
    "what the function returns. By default inputs are made up from its annotations.",
)
@click.option(
    "--generate-seed", is_flag=True, help="Let the model write the seed solution from the score's text."
)
@click.option(
    "--responses",
    metavar="N",
    type=click.IntRange(1),
    default=4,
    show_default=True,
    help="Replies to choose the generated seed solution from.",
)
@model_options
@json_option
def new_command(
    name: str,
    out: Path,
    function: str | None,
    cases: Path | None,
    generate_seed: bool,
    responses: int,
    model: str,
    api_base: str | None,
    as_json: bool,
) -> int:
    """Write a new task, NAME: a small complete example to be edited, or one made from a function and cases.

    A function's file is your own code and trusted as such, though the host need not run it: it is parsed here, and runs
    in the sandbox only. It becomes the seed solution, unless all outputs are its own, so that it would be perfect: then
    the seed solution is a constant.

    \b
    Try:  stop task new packing
          stop task new spelling --from-function spelling.py:correct --cases cases.json
          stop task new packing --generate-seed --model openai/gpt-4o-mini
    """
    from sandbox.host.pool import Sandbox
    from stop.errors import UsageFault
    from stop.models.select import select_model

    if cases is not None and function is None:
        raise UsageFault("--cases needs --from-function: the function that the cases are for")
    chosen = select_model(model, api_base=api_base) if generate_seed else None
    folder = _from_function(name, out, function, cases) if function is not None else _example(name, out)
    score = None
    if chosen is not None:
        from stop.catalogue import load_task
        from stop.tasks.generation import generate_seed as generate

        with Sandbox(report=note) as sandbox:
            made = generate(sandbox, load_task(str(folder)), chosen, responses, 0)
        (folder / "seed.py").write_text(made.text, encoding="utf-8", errors="backslashreplace")
        score = made.score
    if as_json:
        files = sorted(str(file) for file in folder.iterdir())
        print_json({"task": name, "folder": str(folder), "files": files, "generated_seed_score": score})
        return 0
    click.echo(
        f"wrote {printable(folder)}: task.py (score and instances), utility.py (what a model is told), seed.py"
    )
    if score is not None:
        click.echo(f"the seed solution is {printable(model)}'s, and scores {score:.3f} on a few instances")
    where = printable(_as_argument(folder))
    click.echo(f"next: edit task.py, then: stop task check {where}    stop run --task {where}")
    return 0


@task_command.command("register")
@click.argument("source", metavar="PATH|PACKAGE")
@click.option("--name", help="The name to register it by; by default the folder's.")
@json_option
def register_command(source: str, name: str | None, as_json: bool) -> int:
    """Register a task by name, as its files are now; again, to accept a change.

    PATH is its folder, PACKAGE the importable package whose folder holds the three files. From then on `--task NAME`
    finds it from anywhere, and a change of its files is noticed before a run uses them.
    """
    from stop.catalogue import load_folder
    from stop.errors import UsageFault
    from stop.tasks.folders import bundled_tasks, installed_tasks, package_folder
    from stop.tasks.registry import register, registered_tasks, registry_file
    from stop.tasks.scaffold import checked_task_name

    folder, package = Path(source), None
    if not folder.is_dir():
        found = package_folder(source, f"cannot find package {source}") if _is_dotted(source) else None
        if found is None:
            raise UsageFault(f"no folder and no importable package {source!r}; give a task's folder")
        folder, package = found, source
    name = checked_task_name(name or folder.resolve().name)
    if name in bundled_tasks() or name in installed_tasks():
        raise UsageFault(f"{name} is the name of a bundled or installed task; choose another with --name")
    loaded = load_folder(name, folder.resolve(), "registered")
    before = registered_tasks().get(name)
    register(name, folder, package)
    if as_json:
        print_json({**_document(loaded), "package": package, "replaced": before is not None})
        return 0
    verb = "registered again" if before is not None else "registered"
    click.echo(f"{verb} {printable(name)}, version {loaded.version[:12]}, in {printable(registry_file())}")
    return 0


@task_command.command("unregister")
@click.argument("name")
@json_option
def unregister_command(name: str, as_json: bool) -> int:
    """Forget a registered task. Its files stay."""
    from stop.tasks.registry import unregister

    entry = unregister(name)
    if as_json:
        print_json({"task": name, "folder": str(entry.folder)})
        return 0
    click.echo(f"forgot {printable(name)}; its files stay in {printable(entry.folder)}")
    return 0


def _row(name: str) -> tuple[dict[str, Any], LoadedTask | None]:
    """A task's document, and the task unless it cannot be loaded: then the document says why."""
    from stop.catalogue import find_task, load_task
    from stop.errors import UsageFault

    try:
        loaded = load_task(name)
    except UsageFault as reason:
        _, folder, origin = find_task(name)
        unknown: dict[str, Any] = {"description": "", "entry": "", "call_seconds": None, "memory_mb": None}
        unknown |= {"instances": {}, "packages": [], "version": "", "fault": str(reason)}
        return {"task": name, **unknown, "origin": origin, "folder": str(folder)}, None
    return {**_document(loaded), "fault": None}, loaded


def _measure(tasks: list[LoadedTask]) -> None:
    """Measure what is not known; what fails is left out, with a line that says why."""
    from sandbox.host.pool import Sandbox
    from stop.errors import StopError
    from stop.tasks.seed_scores import known_scores, measure

    known = known_scores()
    missing = [loaded for loaded in tasks if loaded.version not in known]
    if not missing:
        return
    with Sandbox(report=note) as sandbox:
        for number, loaded in enumerate(missing, start=1):
            note(f"scoring seed solution {number} of {len(missing)}: {loaded.name}")
            try:
                measure(sandbox, loaded)
            except StopError as failure:
                note(f"{loaded.name}: {failure}")


def _example(name: str, out: Path) -> Path:
    from stop.tasks.scaffold import write_example

    return write_example(name, out)


def _from_function(name: str, out: Path, spec: str, file: Path | None) -> Path:
    from sandbox.host.pool import Sandbox
    from stop.tasks.generation import constant_seed, generated_inputs, with_outputs
    from stop.tasks.scaffold import checked_name, read_cases, read_function, write_from_cases

    checked_name(name, out)
    function = read_function(spec)
    given = generated_inputs(function) if file is None else read_cases(file)
    if all(case.known for case in given):
        return write_from_cases(name, out, function, given)
    with Sandbox(report=note) as sandbox:
        cases = with_outputs(sandbox, function, given)
    seed = constant_seed(function, cases) if not any(case.known for case in given) else None
    return write_from_cases(name, out, function, cases, seed)


def _is_dotted(name: str) -> bool:
    return all(part.isidentifier() for part in name.split("."))


def _as_argument(folder: Path) -> str:
    """A folder as it is to be typed: with a separator, so that it is never taken for a name."""
    text = str(folder)
    return text if "/" in text else f"./{text}"


def _document(loaded: LoadedTask) -> dict[str, Any]:
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
