"""Formats that events are exported in, one module each."""

from __future__ import annotations

from stop.audit.exporters.base import Exporter, Finding, RunFindings
from stop.audit.exporters.comma import export_csv
from stop.audit.exporters.jsonl import export_jsonl
from stop.audit.exporters.page import export_html
from stop.audit.exporters.sarif import export_sarif

EXPORTERS: dict[str, Exporter] = {
    "jsonl": export_jsonl,
    "csv": export_csv,
    "sarif": export_sarif,
    "html": export_html,
}

__all__ = ["EXPORTERS", "Exporter", "Finding", "RunFindings"]
