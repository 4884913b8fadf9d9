"""SARIF 2.1.0 (OASIS), for code viewers: one SARIF run for each run, its results at the lines of program files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from sandbox.policy.taxonomy import TECHNIQUES, Layer, Severity, Technique
from stop.audit.excerpt import marked_line
from stop.audit.exporters.base import Finding, RunFindings
from stop.ledger.records import Program
from stop.wording import printable, source_lines

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_RULES = {str(technique): number for number, technique in enumerate(Technique)}
_VERIFIED = {str(layer) for layer in Layer if layer.verified}
_MESSAGE, _SNIPPET = 2000, 400


def export_sarif(runs: Iterable[RunFindings]) -> Iterator[str]:
    """See `Exporter`. Results come first in each run, the files they name after them."""
    yield f'{{"version": "2.1.0", "$schema": {json.dumps(SCHEMA)}, "runs": ['
    for number, run in enumerate(runs):
        yield from _run(run, ",\n" if number else "\n")
    yield "]}\n"


def _run(run: RunFindings, separator: str) -> Iterator[str]:
    head = {
        "tool": {"driver": _driver()},
        "automationDetails": {"id": f"stop/{printable(run.run, 200)}"},
        "columnKind": "unicodeCodePoints",
        "properties": {"model": printable(run.model, 200)},
    }
    yield f'{separator}{json.dumps(head)[:-1]}, "results": ['
    files = _Files(run)
    for number, finding in enumerate(run.findings):
        yield ("," if number else "") + "\n" + json.dumps(_result(finding, files))
    yield f'], "artifacts": {json.dumps(files.artifacts)}}}'


class _Files:
    """The program files that results name, each once."""

    def __init__(self, run: RunFindings) -> None:
        self._run = run
        self._numbers: dict[str, int] = {}
        self.artifacts: list[dict[str, Any]] = []

    def location(self, sha: str | None, line: int | None) -> dict[str, Any] | None:
        """A physical location, None for a program that the ledger does not hold."""
        program = None if sha is None else self._run.program(sha)
        if program is None:
            return None
        if program.sha not in self._numbers:
            self._numbers[program.sha] = len(self.artifacts)
            self.artifacts.append(self._artifact(program))
        number = self._numbers[program.sha]
        location: dict[str, Any] = {
            "artifactLocation": {"uri": self.artifacts[number]["location"]["uri"], "index": number}
        }
        marked = marked_line(program.text, line)
        if marked is not None:
            snippet = printable(source_lines(program.text)[marked - 1], _SNIPPET)
            location["region"] = {"startLine": marked, "snippet": {"text": snippet}}
        return location

    def _artifact(self, program: Program) -> dict[str, Any]:
        return {
            "location": {"uri": self._run.uri(program)},
            "hashes": {"sha-256": program.sha},
            "sourceLanguage": "python",
            "roles": ["analysisTarget"],
        }


def _driver() -> dict[str, Any]:
    return {
        "name": "stop",
        "informationUri": "https://arxiv.org/abs/2310.02304",
        "semanticVersion": version("stop-optimizer"),
        "rules": [
            {
                "id": str(technique),
                "shortDescription": {"text": entry.definition},
                "defaultConfiguration": {"level": _LEVELS[entry.severity]},
                "properties": {"tags": ["security", *([entry.attack_id] if entry.attack_id else [])]},
            }
            for technique, entry in TECHNIQUES.items()
        ],
    }


def _result(finding: Finding, files: _Files) -> dict[str, Any]:
    event = finding.event
    believed = "verified" if event.layer in _VERIFIED else "not verified"
    words = f"{event.detail} ({event.verdict}; seen by the {event.layer} layer, {believed})"
    result: dict[str, Any] = {
        "ruleId": printable(event.technique, 100),
        "level": {str(name): level for name, level in _LEVELS.items()}.get(event.severity, "error"),
        "message": {"text": printable(words, _MESSAGE)},
        "partialFingerprints": {"stopEvent/v1": printable(event.hash, 100)},
        "properties": {
            name: printable(value, _MESSAGE) if isinstance(value, str) else value
            for name, value in finding.as_json().items()
            if name != "detail"
        },
    }
    if event.technique in _RULES:
        result["ruleIndex"] = _RULES[event.technique]
    location = files.location(event.program, event.line)
    if location is not None:
        result["locations"] = [{"physicalLocation": location}]
    if finding.mark is not None and finding.mark.mark == "benign":
        reason = printable(finding.mark.note, _MESSAGE) or "marked as benign"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result
