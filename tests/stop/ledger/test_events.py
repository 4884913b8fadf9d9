"""Filters, orders and pages of events agree with what anybody would pick by hand."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from stop.ledger.events import EventFilter
from stop.ledger.ledger import Ledger
from stop.ledger.records import AuditEvent, EventContext
from tests.stop.ledger.samples import events

PROGRAMS = ("ab" * 32, "ac" * 32, None)
contexts = st.builds(
    EventContext,
    st.none() | st.integers(0, 3),
    st.sampled_from(PROGRAMS),
    st.sampled_from(["improver", "solution"]),
)


def some(values: object) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([str(each) for each in values]), max_size=2).map(tuple)  # type: ignore[attr-defined]


filters = st.builds(
    EventFilter,
    generation=st.lists(st.integers(0, 4), max_size=2).map(tuple),
    program=st.sampled_from(["", "a", "ab", "ffff", "' OR 1=1 --"]),
    role=some(["improver", "solution"]),
    technique=some(Technique),
    layer=some(Layer),
    severity=some(Severity),
    verdict=some(Verdict),
)


def fits(event: AuditEvent, which: EventFilter) -> bool:
    return all(
        not wanted or getattr(event, name) in wanted
        for name in ("generation", "role", "technique", "layer", "severity", "verdict")
        for wanted in [getattr(which, name)]
    ) and (not which.program or (event.program or "").startswith(which.program))


@settings(max_examples=60)
@given(st.lists(st.tuples(contexts, events), max_size=12), filters, st.integers(0, 5))
def test_a_filter_picks_what_fits_in_each_order(
    recorded: list[tuple[EventContext, Event]], which: EventFilter, skip: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder), "r1", {}) as ledger:
        for context, event in recorded:
            ledger.record_events("g1", context, [event])
        expected = [event for event in ledger.events() if fits(event, which)]
        assert list(ledger.find_events(which, skip=skip)) == expected[skip:]
        assert list(ledger.find_events(which, "newest", skip=skip)) == expected[::-1][skip:]
        levels = [str(severity) for severity in Severity]
        grave = sorted(expected, key=lambda event: (-levels.index(event.severity), -event.seq))
        assert list(ledger.find_events(which, "gravest", skip=skip)) == grave[skip:]
        assert ledger.count_events(which) == len(expected)
        counted = {(technique, program): number for technique, program, number in ledger.attempts(which)}
        pairs = [(event.technique, event.program) for event in expected]
        assert counted == {pair: pairs.count(pair) for pair in pairs}


def test_events_beyond_the_first_page_come_too_and_a_forged_severity_comes_first(ledger: Ledger) -> None:
    context = EventContext(1, PROGRAMS[0], "solution")
    kind = (Layer.SYSCALL, Technique.NETWORK, Verdict.BLOCKED)
    ledger.record_events("g1", context, [Event(*kind, str(number)) for number in range(2500)])
    for order in ("recorded", "newest", "gravest"):
        assert len({event.seq for event in ledger.find_events(EventFilter(), order)}) == 2500  # type: ignore[arg-type]
    ledger._database.execute("UPDATE events SET severity = 'harmless' WHERE seq = 1200")
    assert next(ledger.find_events(EventFilter(), "gravest")).seq == 1200


def test_since_compares_times(ledger: Ledger) -> None:
    context = EventContext(1, PROGRAMS[0], "solution")
    for name in "abc":
        ledger.record_events("g1", context, [Event(Layer.SCORE, Technique.FLOOD, Verdict.OBSERVED, name)])
    second = list(ledger.events())[1].time
    assert [event.detail for event in ledger.find_events(EventFilter(since=second))] == ["b", "c"]
