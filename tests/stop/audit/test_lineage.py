"""Where a program came from: the reply that holds it, the improver that asked for it, back to what the user gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stop.audit.lineage import trace
from stop.config import RunConfig
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Improvement, Program, TaskText
from stop.models.base import Reply
from tests import tiny
from tests.stop.ledger.samples import key, request

MADE = "def greatest(numbers):\n    return 1.0\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    config = RunConfig(tasks=("greatest",), improver=tiny.IMPROVER)
    task = TaskText("greatest", "1", tiny.TASK, tiny.UTILITY, tiny.SEED)
    with Ledger.create(tmp_path, "r1", config.as_json(), tasks=[task]) as created:
        created.record_program(tiny.IMPROVER, "improver", 0)
        created.record_program(tiny.SEED, "solution", 0, scope="seed")
        yield created


def replies(ledger: Ledger, *texts: str, scope: str = "g1", occurrence: int = 0) -> None:
    asked = request(f"call {occurrence}")
    ledger.record_reply(key(asked, scope, occurrence), asked, Reply(texts), model="openai/any")


def made(ledger: Ledger, text: str = MADE, scope: str = "g1", role: Any = "solution") -> Program:
    seed = next(iter(ledger.programs())).sha
    program = ledger.program(ledger.record_program(text, role, 1, parent=seed, scope=scope))
    assert program is not None
    return program


@pytest.mark.parametrize(
    ("reply", "match"),
    [
        (f"Try this:\n\n```python\n{MADE}```\nIt is better.", "code block"),
        (f"```\nshort = 1\n```\n~~~~python\n{MADE}~~~~", "code block"),
        (MADE.replace("\n", "\r\n"), "whole reply"),
        (f"```python\n{MADE}```\n```python\n{'# a longer block' * 20}\n```", "within the reply"),
        (f"Without a fence:\n{MADE}", "within the reply"),
    ],
)
def test_the_reply_that_holds_the_program_is_found(ledger: Ledger, reply: str, match: str) -> None:
    replies(ledger, "nothing of use", "```\nother = 1\n```", scope="g1")
    replies(ledger, "no", reply, "no", occurrence=1)
    program = made(ledger)
    (step, *_) = trace(ledger, program)
    assert step.origin == "reply"
    assert step.source is not None
    assert (step.source.call, step.source.reply, step.source.match, step.source.equals) == (2, 2, match, 0)
    assert step.source.as_json()["messages"][1] == {"role": "user", "content": "call 1"}
    assert step.source.as_json()["text"] == reply


def test_a_program_that_no_reply_holds_was_built_by_the_improver_itself(ledger: Ledger) -> None:
    replies(ledger, f"```python\n{MADE}```")
    (step, *_) = trace(ledger, made(ledger, MADE.replace("1.0", "2.0")))
    assert (step.origin, step.source) == ("built", None)
    assert "built by the improver itself" in step.words


def test_a_reply_that_came_after_the_program_only_copied_it(ledger: Ledger) -> None:
    program = made(ledger)
    replies(ledger, f"```python\n{MADE}```")
    assert trace(ledger, program)[0].origin == "built"


def test_replies_of_other_improver_runs_are_no_source(ledger: Ledger) -> None:
    replies(ledger, f"```python\n{MADE}```", scope="g2")
    assert trace(ledger, made(ledger, scope="g1"))[0].origin == "built"


def test_equal_replies_are_counted(ledger: Ledger) -> None:
    fenced = f"```python\n{MADE}```"
    replies(ledger, fenced, "no", fenced)
    replies(ledger, fenced, occurrence=1)
    source = trace(ledger, made(ledger))[0].source
    assert source is not None
    assert (source.call, source.reply, source.equals) == (1, 1, 2)


def test_the_lineage_leads_through_improvers_to_the_one_that_was_given(ledger: Ledger) -> None:
    seed = next(iter(ledger.programs()))
    replies(ledger, f"```python\n{tiny.improver(1)}```", scope="g1")
    better = made(ledger, tiny.improver(1), "g1", "improver")
    ledger.record_improvement(Improvement("g1", seed.sha, seed.sha, better.sha, "ok", 1, 1, 1, 0.1, 0.1))
    scope = f"trial/{better.sha[:16]}/greatest/0"  # not finished: only its name says whose run it is
    replies(ledger, f"```python\n{MADE}```", scope=scope)
    steps = trace(ledger, made(ledger, scope=scope))
    assert [step.program.sha for step in steps][1:] == [better.sha, seed.sha]
    assert [step.origin for step in steps] == ["reply", "reply", "given"]
    assert steps[0].improver == better.sha
    assert "made to judge the improver" in steps[0].words
    assert steps[2].words == "given by the user: the first improver"


def test_what_was_given_is_told_apart(ledger: Ledger) -> None:
    seed = next(each for each in ledger.programs("solution"))
    assert trace(ledger, seed)[0].words == "given by the user: the seed solution of greatest"
    sha = ledger.record_program("# who wrote this?", "solution", 0)
    stray = ledger.program(sha)
    assert stray is not None
    assert "without an origin" in trace(ledger, stray)[0].words


def test_a_forged_circle_ends(ledger: Ledger, tmp_path: Path) -> None:
    program = made(ledger, tiny.improver(3), "g1", "improver")
    ledger.record_improvement(
        Improvement("g1", program.sha, program.sha, program.sha, "ok", 0, 0, 0, 0.1, 0.1)
    )
    with LedgerReader.open(tmp_path, "r1") as reader:
        assert len(trace(reader, program)) == 1
