"""Whatever programs write, an export is well formed, and to whatever opens it every string is text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.taxonomy import Layer, Severity, Technique, Verdict
from stop.audit.exporters import EXPORTERS, Finding, RunFindings
from stop.ledger.encoding import text_sha
from stop.ledger.records import AuditEvent, Mark, Program
from tests.stop.ledger.samples import HOSTILE

NASTY = [
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "</pre></details><img src=x onerror=alert(1)>",
    "'); DROP TABLE events; --",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    " \r\n=1",
    "x\n=1",
    'a";=1',
    "a,=1",
    "a;=1",
    "a\t@x",
    "＝1",
    "\u202e\u2066\u200f",
    "\ud800",
    "\udfff\ud800",
    "\x00",
    "]]>",
    "{{7*7}}",
    "$ref",
    HOSTILE,
]
text = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40),
    st.lists(st.sampled_from([*NASTY, "\n", ",", ";", '"', "\t", " "]), max_size=5).map("".join),
)


def either(values: Iterable[object]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(each) for each in values]) | text


events = st.builds(
    AuditEvent,
    seq=st.integers(1, 2**62),
    time=text,
    run=text,
    generation=st.none() | st.integers(0, 9),
    program=st.none() | st.sampled_from(["known", "unknown"]),
    role=either(["improver", "solution"]),
    layer=either(Layer),
    technique=either(Technique),
    severity=either(Severity),
    verdict=either(Verdict),
    detail=text,
    line=st.none() | st.integers(-3, 12),
    scope=text,
    fingerprint=text,
    occurrence=st.integers(0, 9),
    previous=text,
    hash=text,
)
marks = st.none() | st.builds(
    Mark,
    seq=st.integers(1),
    mark=st.sampled_from(["benign", "confirmed", "unmarked"]),
    note=text,
    author=text,
)


def program_of(source: str) -> Program:
    return Program(text_sha(source), "solution", 1, None, "g1", source)


def export(form: str, found: list[tuple[AuditEvent, Mark | None]], source: str, run: str = "r1") -> str:
    """What an exporter makes of events whose program, if `known`, is `source`."""
    program = program_of(source)
    known = {"known": program}.get
    findings = [Finding(event, mark) for event, mark in found]
    address = f"runs/r%201/programs/1-solution-{program.sha[:12]}.py"
    piece = RunFindings(run, run, findings, known, lambda _program: address)
    return "".join(EXPORTERS[form]([piece]))


@cache
def validator() -> jsonschema.Draft4Validator:
    """Of the schema that OASIS published: SARIF 2.1.0, errata 01."""
    path = Path(__file__).with_name("sarif-schema-2.1.0.json")
    schema = json.loads(path.read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    return jsonschema.Draft4Validator(schema)


findings = st.lists(st.tuples(events, marks), max_size=4)


@settings(max_examples=60)
@given(findings, text, text)
def test_json_lines_hold_every_string_exactly(
    found: list[tuple[AuditEvent, Mark | None]], source: str, run: str
) -> None:
    exported = export("jsonl", found, source, run)
    assert exported.isascii()
    assert exported.replace("\n", "").isprintable()
    read = [json.loads(line) for line in exported.splitlines()]
    for (event, mark), document in zip(found, read, strict=True):
        # Two lone surrogates side by side are one letter in JSON; nothing else changes.
        expected = json.loads(json.dumps(event.as_json()))
        assert {name: document[name] for name in expected} == expected
        assert document["mark"] == (mark.mark if mark else "unmarked")


@settings(max_examples=150)
@given(findings, text, text)
def test_no_cell_of_a_csv_is_a_formula_whatever_separator_it_is_split_at(
    found: list[tuple[AuditEvent, Mark | None]], source: str, run: str
) -> None:
    exported = export("csv", found, source, run)
    assert exported.replace("\r\n", "").isprintable()
    exported.encode("utf-8")
    rows = list(csv.reader(io.StringIO(exported), strict=True))
    assert [len(row) for row in rows] == [15] * (1 + len(found))
    assert [row[0] for row in rows[1:]] == [str(event.seq) for event, _ in found]
    numbers = re.compile(r"-?\d+")
    for separator in (",", ";", "\t", "|", ":"):
        for row in csv.reader(io.StringIO(exported), delimiter=separator):
            for cell in row:
                bare = cell.strip().strip("\"'").strip() if separator == "," else cell.strip()
                if not numbers.fullmatch(bare):
                    assert cell.strip()[:1] not in tuple("=+-@＝＋－＠")


@settings(max_examples=100)
@given(findings, text, text)
def test_sarif_is_valid_against_the_published_schema(
    found: list[tuple[AuditEvent, Mark | None]], source: str, run: str
) -> None:
    exported = export("sarif", found, source, run)
    assert exported.isascii()
    document = json.loads(exported)
    validator().validate(document)
    (described,) = document["runs"]
    for result, (event, _) in zip(described["results"], found, strict=True):
        for string in strings(result):
            assert string.isprintable()
        if "ruleIndex" in result:
            rule = described["tool"]["driver"]["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"] == event.technique
        for location in result.get("locations", []):
            named = location["physicalLocation"]["artifactLocation"]
            assert described["artifacts"][named["index"]]["location"]["uri"] == named["uri"]


def strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


class Elements(HTMLParser):
    """The elements and attributes of a page, and the text of its articles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}


OURS = set("html meta title style h1 p b article code details summary pre mark".split())


@settings(max_examples=100)
@given(findings, text, text)
def test_a_page_holds_no_element_but_its_own(
    found: list[tuple[AuditEvent, Mark | None]], source: str, run: str
) -> None:
    page = export("html", found, source, run)
    page.encode("utf-8")
    assert page.replace("\n", "").isprintable()
    seen = Elements(page)
    assert set(seen.elements) <= OURS
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert seen.elements.count("article") == len(found)


ORDINARY = AuditEvent(
    *(7, "2026-11-23T00:00:00.000000+00:00", "r1", 1, "known", "solution", "syscall", "file_access", "high"),
    *("blocked", "openat('/etc/passwd', O_RDONLY)", 3, "g1", "f" * 32, 0, "0" * 64, "1" * 64),
)


@pytest.mark.parametrize(
    ("source", "line", "shown"),
    [
        ("a = 1\nb = 2\nopen('x')\n", 3, "open('x')"),
        ("a = 1\r\nb = 2\r\nopen('x')\r\n", 3, "open('x')"),
        (
            'a = "\x0c \u2028 \x85 \x1c"\nb = 2\nopen("x")',
            3,
            'open("x")',
        ),  # one line each, to Python and to viewers
        ("a = 1\n", 3, None),
        ("a = 1\n", None, None),
        ("", 1, None),
    ],
)
def test_sarif_names_the_line_that_python_counts(source: str, line: int | None, shown: str | None) -> None:
    document = json.loads(export("sarif", [(replace(ORDINARY, line=line), None)], source))
    (result,) = document["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"].startswith("runs/r%201/programs/1-solution-")
    if shown is None:
        assert "region" not in location
    else:
        assert location["region"] == {"startLine": line, "snippet": {"text": shown}}
    assert result["level"] == "error"
    assert document["runs"][0]["artifacts"][0]["hashes"] == {"sha-256": text_sha(source)}


def test_sarif_suppresses_what_is_benign_with_the_auditors_reason() -> None:
    for mark, suppressed in (("benign", True), ("confirmed", False), ("unmarked", False)):
        exported = export("sarif", [(ORDINARY, Mark(7, mark, "its own file", "ann"))], "open('x')")
        document = json.loads(exported)
        validator().validate(document)
        (result,) = document["runs"][0]["results"]
        assert ("suppressions" in result) == suppressed
        if suppressed:
            assert result["suppressions"][0]["justification"] == "its own file"


def test_the_schema_refuses_what_is_no_sarif() -> None:
    document = json.loads(export("sarif", [(ORDINARY, None)], "open('x')"))
    document["runs"][0]["results"][0]["level"] = "terrible"
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(document)


@pytest.mark.parametrize("form", EXPORTERS)
def test_a_megabyte_of_hostile_text_is_no_trouble(form: str) -> None:
    long = "".join(NASTY) * 4000
    assert len(long) > 1_000_000
    event = replace(ORDINARY, detail=long, technique=long, scope=long, hash=long)
    exported = export(form, [(event, Mark(7, "benign", long, long))], long, long)
    assert exported.replace("\r\n", "").replace("\n", "").isprintable()
    if form == "csv":
        assert all(len(cell) < 32_768 for row in csv.reader(io.StringIO(exported)) for cell in row)
    if form in ("html", "sarif"):
        assert len(exported) < 200_000
