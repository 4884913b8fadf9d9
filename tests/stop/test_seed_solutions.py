"""Every bundled task begins with a solution that runs within its limits and leaves something to improve."""

from __future__ import annotations

import pytest

from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import bundled_tasks, load_task
from stop.evaluation import evaluate
from stop.instances import draw_instances


@pytest.mark.parametrize("name", bundled_tasks())
def test_a_seed_solution_runs_within_its_limit_and_can_be_improved(sandbox: Sandbox, name: str) -> None:
    loaded = load_task(name)
    result = evaluate(sandbox, Policy.ENFORCE, loaded, draw_instances(loaded, "val", 1), loaded.seed_text)
    assert result.verdict == ("ok", "")
    assert result.events == ()
    slowest = max(each.outcome.cpu_seconds for each in result.answered)
    assert slowest < loaded.task.call_seconds
    assert 0 < result.interval.mean < 0.95
    if name in ("lpn", "parity"):  # guesses
        assert result.interval.mean == pytest.approx(0.5, abs=0.1)
