"""Scores of seed solutions, measured once for each version of a task and each sandbox image, and kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sandbox.host.image import image_tag
from sandbox.host.pool import Sandbox
from sandbox.program import Policy
from stop.catalogue import LoadedTask
from stop.evaluation import evaluate
from stop.instances import draw_instances
from stop.tasks.registry import config_folder, write_atomically

_SEED = 0


def known_scores() -> dict[str, Any]:
    """What was measured with the present image: by the task's version, an estimate (mean, low, high, n)."""
    tag = image_tag()
    return {key.partition("@")[0]: estimate for key, estimate in _read().items() if key.endswith(f"@{tag}")}


def measure(sandbox: Sandbox, loaded: LoadedTask) -> dict[str, Any]:
    """Score a task's seed solution on the instances of `val` (seed 0), and keep it. Raises what `evaluate` raises."""
    result = evaluate(sandbox, Policy.ENFORCE, loaded, draw_instances(loaded, "val", _SEED), loaded.seed_text)
    estimate = asdict(result.interval)
    write_atomically(_file(), {**_read(), f"{loaded.version}@{image_tag()}": estimate})
    return estimate


def _file() -> Path:
    return config_folder() / "seed_scores.json"


def _read() -> dict[str, Any]:
    """What is kept; nothing where it cannot be read, for it can be measured again."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
