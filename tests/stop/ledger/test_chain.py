"""The audit chain: whatever is done to recorded events behind the ledger's back is found."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.taxonomy import Event
from stop.ledger import chain
from stop.ledger.encoding import decode
from stop.ledger.ledger import Ledger
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Verification
from stop.ledger.runs import LEDGER_NAME
from tests.stop.ledger.samples import CONTEXT, HOSTILE, event, events

Attack = Callable[[sqlite3.Connection, int], object]


def edit(database: sqlite3.Connection, seq: int) -> None:
    database.execute("UPDATE events SET detail = CAST(detail || x'21' AS BLOB) WHERE seq = ?", (seq,))


def soften(database: sqlite3.Connection, seq: int) -> None:
    database.execute("UPDATE events SET severity = severity || '?' WHERE seq = ?", (seq,))


def reassign(database: sqlite3.Connection, seq: int) -> None:
    database.execute("UPDATE events SET scope = scope || '/other' WHERE seq = ?", (seq,))


def remove(database: sqlite3.Connection, seq: int) -> None:
    database.execute("DELETE FROM events WHERE seq = ?", (seq,))


def remove_and_close_the_gap(database: sqlite3.Connection, seq: int) -> None:
    remove(database, seq)
    for (later,) in database.execute("SELECT seq FROM events WHERE seq > ? ORDER BY seq", (seq,)).fetchall():
        database.execute("UPDATE events SET seq = ? WHERE seq = ?", (later - 1, later))


def reorder(database: sqlite3.Connection, seq: int) -> None:
    other = seq - 1 or seq + 1
    for source, target in ((seq, -1), (other, seq), (-1, other)):
        database.execute("UPDATE events SET seq = ? WHERE seq = ?", (target, source))


def truncate(database: sqlite3.Connection, seq: int) -> None:
    database.execute("DELETE FROM events WHERE seq >= ?", (seq,))


def insert_before_all(database: sqlite3.Connection, seq: int) -> None:
    names = [name for _, name, *_ in database.execute("PRAGMA table_info(events)")]
    copied = ", ".join({"seq": "0", "occurrence": "99"}.get(name, name) for name in names)
    database.execute(f"INSERT INTO events SELECT {copied} FROM events WHERE seq = ?", (seq,))


def append(database: sqlite3.Connection, seq: int) -> None:
    names = [name for _, name, *_ in database.execute("PRAGMA table_info(events)")]
    last = "(SELECT max(seq) FROM events)"
    copied = ", ".join(
        {
            "seq": f"{last} + 1",
            "occurrence": "99",
            "previous": f"(SELECT hash FROM events WHERE seq = {last})",
        }.get(name, name)
        for name in names
    )
    database.execute(f"INSERT INTO events SELECT {copied} FROM events WHERE seq = ?", (seq,))


ATTACKS: list[Attack] = [
    edit,
    soften,
    reassign,
    remove,
    remove_and_close_the_gap,
    reorder,
    truncate,
    insert_before_all,
    append,
]


def recompute(database: sqlite3.Connection) -> None:
    """What an attacker who knows this program does: seal every link anew, and the head with them."""
    previous, seq = chain.genesis("r1"), 0
    rows = database.execute("SELECT * FROM events WHERE seq > 0 ORDER BY seq").fetchall()
    for row in rows:
        fields = (*row[:10], decode(row[10]), *row[11:15])
        sealed = chain.seal(previous, fields)
        database.execute("UPDATE events SET previous = ?, hash = ? WHERE seq = ?", (previous, sealed, row[0]))
        previous, seq = sealed, row[0]
    database.execute("UPDATE audit_head SET seq = ?, hash = ?", (seq, previous))


def record(runs: Path, recorded: list[Event]) -> None:
    """A finished run with these events."""
    with Ledger.create(runs, "r1", {}) as ledger:
        ledger.record_events("g1", CONTEXT, recorded)
        ledger.set_status("finished")


def verify(runs: Path) -> Verification:
    with LedgerReader.open(runs, "r1") as reader:
        return reader.verify()


def tampered(runs: Path, *statements: Callable[[sqlite3.Connection], object]) -> Verification:
    with closing(sqlite3.connect(runs / "r1" / LEDGER_NAME)) as database, database:
        for statement in statements:
            statement(database)
    return verify(runs)


@settings(max_examples=40, deadline=None)
@given(st.lists(events, min_size=2, max_size=6), st.data())
def test_every_attack_is_found_also_with_the_chain_recomputed(
    recorded: list[Event], data: st.DataObject
) -> None:
    attack = data.draw(st.sampled_from(ATTACKS), "attack")
    seq = data.draw(st.integers(1, len(recorded)), "seq")
    recomputed = data.draw(st.booleans(), "recomputed")
    with tempfile.TemporaryDirectory() as folder:
        record(Path(folder), recorded)
        assert verify(Path(folder)).ok
        after = [recompute] if recomputed else []
        found = tampered(Path(folder), lambda database: attack(database, seq), *after)
        assert not found.ok
        assert all("\n" not in fault for fault in found.faults)


@pytest.mark.parametrize(
    ("attack", "fault"),
    [
        (edit, "seq 2: edited"),
        (remove, "seq 2: removed"),
        (reorder, "seq 1: edited"),
        (truncate, "seq 2 to 3: truncated"),
        (append, "seq 4: appended without the ledger"),
        (insert_before_all, "seq 0: inserted"),
    ],
)
def test_a_fault_says_where(tmp_path: Path, attack: Attack, fault: str) -> None:
    record(tmp_path, [event("a"), event("b"), event("c")])
    assert fault in tampered(tmp_path, lambda database: attack(database, 2)).faults


def test_an_edit_is_one_fault_and_not_one_for_each_later_event(tmp_path: Path) -> None:
    record(tmp_path, [event(str(number)) for number in range(20)])
    assert tampered(tmp_path, lambda database: edit(database, 5)).faults == ("seq 5: edited",)


def test_a_recomputed_chain_is_found_by_the_anchor_outside(tmp_path: Path) -> None:
    record(tmp_path, [event("a"), event("b")])
    faults = tampered(tmp_path, lambda database: edit(database, 1), recompute).faults
    assert faults == ("seq 1 to 2: anchor mismatch: one of these was rewritten, and the chain recomputed",)


def test_a_recomputed_chain_is_located_between_two_anchors(tmp_path: Path) -> None:
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        for name in "abc":
            ledger.record_events("g1", CONTEXT, [event(f"{name}{number}") for number in range(5)])
            ledger.set_status("stopped")  # anchors the chain
        ledger.set_status("finished")
    faults = tampered(tmp_path, lambda database: edit(database, 7), recompute).faults
    assert faults == ("seq 6 to 10: anchor mismatch: one of these was rewritten, and the chain recomputed",)


def test_a_copy_of_the_anchor_kept_elsewhere_finds_who_rewrote_the_anchor_too(tmp_path: Path) -> None:
    record(tmp_path, [event("a"), event("b")])
    anchor = tmp_path / "r1" / "audit.anchor"
    kept = tmp_path / "kept"
    kept.write_bytes(anchor.read_bytes())
    assert verify(tmp_path).ok

    def rewrite(database: sqlite3.Connection) -> None:
        edit(database, 1)
        recompute(database)
        (head,) = database.execute("SELECT hash FROM audit_head").fetchone()
        lines = anchor.read_text().splitlines()
        anchor.write_text("\n".join([*lines[:-1], f"2 {head} 2026-11-23T00:00:00"]) + "\n")

    assert tampered(tmp_path, rewrite).ok  # whoever rewrites both leaves nothing to see here
    with LedgerReader.open(tmp_path, "r1") as reader:
        (fault,) = reader.verify(kept).faults
        assert fault.startswith("seq 1 to 2: anchor mismatch")
        kept.write_text("nonsense\n")
        assert reader.verify(kept).faults[0] == "the copy of audit.anchor: line 1 is no anchor"


def test_events_appended_with_a_recomputed_chain_to_an_ended_run_are_found(tmp_path: Path) -> None:
    record(tmp_path, [event("a"), event("b")])
    faults = tampered(tmp_path, lambda database: append(database, 1), recompute).faults
    assert faults == ("seq 3: appended after the run had ended",)


def test_a_changed_or_removed_program_is_found(tmp_path: Path) -> None:
    with Ledger.create(tmp_path, "r1", {}) as ledger:
        parent = ledger.record_program("pass", "improver", 0)
        ledger.record_program(HOSTILE, "improver", 1, parent=parent)
    faults = tampered(tmp_path, lambda database: database.execute("UPDATE programs SET text = x'00'")).faults
    assert f"program {parent[:12]}: its text was changed" in faults
    assert len(faults) == 2
    removed = tampered(
        tmp_path, lambda database: database.execute("DELETE FROM programs WHERE sha = ?", (parent,))
    )
    assert "programs: refers to a program that was removed" in removed.faults


@pytest.mark.parametrize("content", [None, "", "nonsense\n", "0 " + "0" * 64 + " 2026-11-23\n"])
def test_a_lost_or_damaged_anchor_is_found(tmp_path: Path, content: str | None) -> None:
    record(tmp_path, [event()])
    anchor = tmp_path / "r1" / "audit.anchor"
    anchor.unlink() if content is None else anchor.write_text(content)
    assert not verify(tmp_path).ok


def test_the_ledger_of_another_run_in_its_place_is_found(tmp_path: Path) -> None:
    record(tmp_path, [event()])
    (tmp_path / "r1").rename(tmp_path / "r2")
    with LedgerReader.open(tmp_path, "r2") as reader:
        assert reader.verify().faults == ("the ledger is that of run r1, not r2",)


def test_a_value_of_a_type_that_the_ledger_never_writes_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    record(tmp_path, [event()])
    with closing(sqlite3.connect(tmp_path / "r1" / LEDGER_NAME)) as database, database:
        database.execute("UPDATE events SET detail = x'ff'")
    assert "seq 1: edited" in verify(tmp_path).faults


def test_a_running_chain_is_sound_and_tells_how_much_is_not_anchored(ledger: Ledger) -> None:
    ledger.record_events("g1", CONTEXT, [event("a"), event("b")])
    verification = ledger.verify()
    assert verification.ok
    assert (verification.events, verification.unanchored) == (2, 2)
    ledger.set_status("stopped")
    assert ledger.verify().unanchored == 0


def test_the_documented_recipe_reproduces_a_hash(ledger: Ledger) -> None:
    (recorded,) = ledger.record_events("g1", CONTEXT, [event("é \ud800")])
    fields = [*recorded.as_json().values(), recorded.scope, recorded.fingerprint, recorded.occurrence]
    text = json.dumps([recorded.previous, *fields], ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == recorded.hash


def test_an_edited_event_with_only_its_own_hash_recomputed_breaks_the_link_to_the_next(
    tmp_path: Path,
) -> None:
    def edit_and_seal(database: sqlite3.Connection) -> None:
        edit(database, 2)
        (row,) = database.execute("SELECT * FROM events WHERE seq = 2").fetchall()
        sealed = chain.seal(row[15], (*row[:10], decode(row[10]), *row[11:15]))
        database.execute("UPDATE events SET hash = ? WHERE seq = 2", (sealed,))

    record(tmp_path, [event("a"), event("b"), event("c")])
    (fault,) = tampered(tmp_path, edit_and_seal).faults
    assert fault.startswith("seq 3: does not follow seq 2")
