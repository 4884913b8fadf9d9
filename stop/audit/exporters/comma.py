"""CSV for spreadsheets, in which no cell is a formula, whichever separator the spreadsheet splits lines at.

Against CSV injection (OWASP): a text that a spreadsheet would calculate gets an apostrophe before the sign that
starts it. The exact text is in the JSON Lines export.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from stop.audit.exporters.base import FINDING_FIELDS, RunFindings
from stop.wording import printable

# At the beginning, and behind whatever could begin another cell: a separator or a quote, in any dialect.
_FORMULA = re.compile("(^|[,;:|\\t\"'])(\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_LONGEST = 32_000
"""Characters of a cell: spreadsheets take 32,767."""


def export_csv(runs: Iterable[RunFindings]) -> Iterator[str]:
    """See `Exporter`. Lines end as RFC 4180 wants them; all cells are quoted."""
    yield _line(FINDING_FIELDS)
    for run in runs:
        for finding in run.findings:
            yield _line([_cell(value) for value in finding.as_json().values()])


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    words = _FORMULA.sub(r"\1\2'", printable(value, _LONGEST))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
