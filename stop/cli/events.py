"""Audit events as documents and as lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sandbox.policy.taxonomy import Event
from stop.ledger.encoding import text_sha
from stop.ledger.records import now


def event_documents(events: Iterable[Event], program: str) -> list[dict[str, Any]]:
    """Events of a program that ran outside any run, in the shape that events have everywhere."""
    sha = text_sha(program)
    return [
        {
            "seq": seq,
            "time": now(),
            "run": None,
            "generation": None,
            "program": sha,
            "role": "solution",
            **event.as_json(),
        }
        for seq, event in enumerate(events, 1)
    ]


EVENT_HEADINGS = [
    "seq",
    "gen",
    "role",
    "program",
    "layer",
    "technique",
    "severity",
    "verdict",
    "line",
    "detail",
]


def event_row(event: dict[str, Any]) -> list[object]:
    """One event as cells under `EVENT_HEADINGS`."""
    return [
        event["seq"],
        "-" if event["generation"] is None else event["generation"],
        event["role"],
        (event["program"] or "-")[:12],
        event["layer"],
        event["technique"],
        event["severity"],
        event["verdict"],
        event["line"] or "-",
        event["detail"][:100],
    ]
