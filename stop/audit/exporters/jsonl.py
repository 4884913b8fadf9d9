"""JSON Lines: one event on each line, every string exactly as it was recorded, escaped to plain ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from stop.audit.exporters.base import RunFindings


def export_jsonl(runs: Iterable[RunFindings]) -> Iterator[str]:
    """See `Exporter`."""
    for run in runs:
        for finding in run.findings:
            yield json.dumps(finding.as_json(), allow_nan=False) + "\n"
