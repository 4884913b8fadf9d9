"""All guarantees, and trying them on the engine that there is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from sandbox.conformance import answers, files, isolation, lifecycle, limits, lines, place, syscalls
from sandbox.conformance.guarantee import Bench, Finding, Guarantee, Result, failed
from sandbox.conformance.stay import Harmed
from sandbox.errors import ContainerLost

GUARANTEES: tuple[Guarantee, ...] = tuple(
    guarantee
    for module in (syscalls, files, place, limits, isolation, lines, answers, lifecycle)
    for guarantee in module.GUARANTEES
)
WORKERS = 2


def run(
    bench: Bench, guarantees: Sequence[Guarantee], report: Callable[[Result], None] = lambda _result: None
) -> list[Result]:
    """Try the guarantees, a few at a time; the results in the order asked for. `report` is told of each as it ends.

    Raises `SandboxError` where the engine fails.
    """

    def attempt(guarantee: Guarantee) -> Result:
        result = try_one(bench, guarantee)
        report(result)
        return result

    threads = ThreadPoolExecutor(WORKERS, "guarantee")
    try:
        return list(threads.map(attempt, guarantees))
    finally:
        threads.shutdown(wait=True, cancel_futures=True)


def try_one(bench: Bench, guarantee: Guarantee) -> Result:
    """Try one guarantee."""
    began = time.monotonic()
    finding = _finding(bench, guarantee)
    return Result(
        name=guarantee.name,
        layer=str(guarantee.layer),
        promise=guarantee.promise,
        verdict=str(finding.verdict),
        evidence=" ".join(finding.evidence.split()),
        seconds=round(time.monotonic() - began, 2),
    )


def _finding(bench: Bench, guarantee: Guarantee) -> Finding:
    import docker

    try:
        return guarantee.check(bench)
    except Harmed as harm:
        return failed(str(harm))
    except ContainerLost as loss:
        return failed(f"a program took its container down: {loss}")
    except docker.errors.APIError as refusal:
        return failed(f"the engine refused what the check needs: {refusal}")
