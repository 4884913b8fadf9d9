"""One HTML file without scripts, links or outside parts: a table of events, each with its program's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from stop.audit.excerpt import excerpt
from stop.audit.exporters.base import Finding, RunFindings
from stop.wording import printable

_AROUND, _LONGEST = 4, 2000

_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Audit events</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 80em; margin: 2em auto; padding: 0 1em }
article { border-top: 1px solid #8886; padding: .6em 0 }
.high { border-left: 4px solid #c33; padding-left: .6em }
.medium { border-left: 4px solid #c80; padding-left: .6em }
pre { overflow-x: auto; margin: .4em 0 }
mark { display: block }
p { margin: .2em 0; overflow-wrap: anywhere }
</style>
"""


def export_html(runs: Iterable[RunFindings]) -> Iterator[str]:
    """See `Exporter`."""
    yield _HEAD
    for run in runs:
        yield f"<h1>Run {_text(run.run)}</h1>\n<p>model {_text(run.model)}</p>\n"
        for finding in run.findings:
            yield _article(finding, run)
    yield "</html>\n"


def _article(finding: Finding, run: RunFindings) -> str:
    event, mark = finding.event, finding.mark
    grave = event.severity if event.severity in ("high", "medium") else "low"
    parts = [
        f'<article class="{grave}">',
        f"<p><b>{event.seq}</b> {_text(event.technique)} &middot; {_text(event.severity)} &middot; "
        f"{_text(event.verdict)} &middot; seen by {_text(event.layer)} &middot; {_text(event.time)}</p>",
        f"<p>{_text(event.detail)}</p>",
    ]
    if mark is not None:
        parts.append(f"<p>marked {_text(mark.mark)} by {_text(mark.author)}: {_text(mark.note)}</p>")
    program = None if event.program is None else run.program(event.program)
    if program is not None:
        parts.append(
            f"<p>program <code>{_text(program.sha[:12])}</code> ({_text(event.role)}, generation "
            f"{_text(event.generation)})</p>"
        )
        lines = "".join(
            f"<mark>{words}</mark>" if line.marked else f"{words}\n"
            for line in excerpt(program.text, event.line, _AROUND)
            for words in [f"{line.number:5}  {_text(line.text.expandtabs(4))}"]
        )
        parts.append(f"<details><summary>source</summary><pre>{lines}</pre></details>")
    return "\n".join([*parts, "</article>\n"])


def _text(value: object) -> str:
    """Any value as harmless text of the page."""
    return escape(printable(value, _LONGEST))
