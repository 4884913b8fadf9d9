"""What is recorded comes back exactly, once, and in the process that comes after as well."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sandbox.policy.taxonomy import Event
from stop.errors import LedgerFault, UsageFault
from stop.ledger.encoding import from_json, text_sha, to_json
from stop.ledger.ledger import Ledger
from stop.ledger.records import (
    CallKey,
    Evaluation,
    Generation,
    Improvement,
    Interval,
    Sample,
    TaskText,
    UtilityCall,
)
from stop.models.base import Reply
from tests.stop.ledger.samples import (
    CONTEXT,
    HOSTILE,
    evaluation,
    event,
    events,
    hostile_text,
    key,
    reply,
    request,
)

scores = st.floats(0, 1)


class Recording(RuleBasedStateMachine):
    """Records at random, closes and opens the ledger at random, and compares with plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.runs = Path(tempfile.mkdtemp())
        self.ledger = Ledger.create(self.runs, "r1", {})
        self.programs: dict[str, str] = {}
        self.replies: dict[CallKey, Reply] = {}
        self.evaluations: dict[tuple[str, str], Evaluation] = {}
        self.details: list[str] = []

    @initialize(text=hostile_text)
    def begin(self, text: str) -> None:
        self.record_program(text)

    @rule(text=hostile_text)
    def record_program(self, text: str) -> None:
        sha = self.ledger.record_program(text, "solution", 0)
        assert sha == text_sha(text)
        self.programs[sha] = text

    @rule(text=hostile_text, seed=st.integers(-(2**80), 2**80), usd=st.none() | st.floats(0, 1e9))
    def record_reply(self, text: str, seed: int, usd: float | None) -> None:
        asked = request(text, seed)
        call = key(asked, occurrence=len(self.replies))
        self.ledger.record_reply(call, asked, reply(text, usd), model="offline")
        self.replies[call] = reply(text, usd)
        assert next(iter(self.ledger.replies_by_seed())) is not None

    @rule(
        instances=st.sampled_from("abc"), score=scores, recorded=st.lists(events, max_size=3), data=st.data()
    )
    def record_evaluation(
        self, instances: str, score: float, recorded: list[Event], data: st.DataObject
    ) -> None:
        program = data.draw(st.sampled_from(sorted(self.programs)))
        offered = evaluation(program, instances=instances, score=score)
        kept = self.ledger.record_evaluation(offered, "g1", CONTEXT, recorded)
        if (program, instances) not in self.evaluations:
            self.details += [one.detail for one in recorded]
        assert kept == self.evaluations.setdefault((program, instances), offered)

    @rule(recorded=st.lists(events, max_size=3))
    def record_events(self, recorded: list[Event]) -> None:
        self.ledger.record_events(f"scope {len(self.details)}", CONTEXT, recorded)
        self.details += [one.detail for one in recorded]

    @rule(recorded=st.lists(events, min_size=1, max_size=3))
    def fail_inside_a_transaction(self, recorded: list[Event]) -> None:
        with pytest.raises(ZeroDivisionError), self.ledger.transaction():
            self.ledger.record_program("never kept", "solution", 0)
            self.ledger.record_events(f"scope {len(self.details)}", CONTEXT, recorded)
            raise ZeroDivisionError

    @rule()
    def go_on_in_another_process(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.runs, "r1")

    @invariant()
    def everything_is_there(self) -> None:
        assert {program.sha: program.text for program in self.ledger.programs()} == self.programs
        assert {call: self.ledger.recorded_reply(call) for call in self.replies} == self.replies
        for (program, instances), recorded in self.evaluations.items():
            assert self.ledger.evaluation(program, "maxcut", "val", instances) == recorded
        assert [one.detail for one in self.ledger.events()] == self.details
        assert self.ledger.verify().ok

    def teardown(self) -> None:
        self.ledger.close()
        shutil.rmtree(self.runs)


TestRecording = Recording.TestCase
TestRecording.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)


@settings(deadline=None)
@given(st.recursive(hostile_text | st.floats(allow_nan=False, allow_infinity=False), st.lists))
def test_text_and_numbers_survive_json_exactly(value: object) -> None:
    assert from_json(to_json(value)) == value


def test_hostile_text_survives_wherever_text_is_kept(ledger: Ledger) -> None:
    sha = ledger.record_program(HOSTILE, "improver", 0)
    asked = request(HOSTILE)
    ledger.record_reply(key(asked), asked, reply(HOSTILE), model="offline")
    improvement = Improvement("g1", sha, sha, None, "error", 1, 2, 3, 0.1, 0.2, detail=HOSTILE)
    ledger.record_improvement(improvement)
    ledger.record_events("g1", CONTEXT, [event(HOSTILE)])
    program, (call,), (recorded,) = ledger.program(sha), ledger.lm_calls(), ledger.events()
    assert program is not None
    assert program.text == HOSTILE
    assert (call.request, call.reply) == (asked, reply(HOSTILE))
    assert ledger.improvement("g1") == improvement
    assert recorded.detail == HOSTILE


def test_a_reply_is_kept_once_and_never_overwritten(ledger: Ledger) -> None:
    asked = request()
    ledger.record_reply(key(asked), asked, reply("paid"), model="m")
    with pytest.raises(LedgerFault, match="contradicts"):
        ledger.record_reply(key(asked), asked, reply("other"), model="m")
    assert ledger.recorded_reply(key(asked)) == reply("paid")


def test_what_is_not_recorded_is_none(ledger: Ledger) -> None:
    assert ledger.recorded_reply(key(request())) is None
    assert ledger.evaluation("ab", "maxcut", "val", "i") is None
    assert ledger.improvement("g9") is None
    assert ledger.program("ab") is None


def test_equal_requests_are_told_apart_by_scope_and_occurrence(ledger: Ledger) -> None:
    asked = request()
    keys = [key(asked, scope, occurrence) for scope in ("g1", "g2") for occurrence in (1, 2)]
    for number, call in enumerate(keys):
        ledger.record_reply(call, asked, reply(f"{number}"), model="m")
    assert [ledger.recorded_reply(call) for call in keys] == [reply(f"{number}") for number in range(4)]


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_score_outside_zero_to_one_is_refused(ledger: Ledger, score: float) -> None:
    sha = ledger.record_program("pass", "solution", 0)
    forged = Evaluation(sha, "maxcut", "val", "i", score, "ok", 0.0, 0.0, scores=())
    with pytest.raises(LedgerFault):
        ledger.record_evaluation(forged, "g1", CONTEXT, [event()])
    assert list(ledger.events()) == []


def test_a_score_of_an_unknown_program_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerFault):
        ledger.record_evaluation(evaluation("ab" * 32), "g1", CONTEXT)


def test_the_first_of_two_equal_evaluations_counts_and_its_events_alone(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "solution", 0)
    first = ledger.record_evaluation(evaluation(sha, score=0.25), "g1", CONTEXT, [event()])
    assert ledger.record_evaluation(evaluation(sha, score=0.75), "g1", CONTEXT, [event()]) == first
    assert len(list(ledger.events())) == 1


def test_a_utility_call_may_be_repeated_but_not_contradicted(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "solution", 0)
    ledger.record_utility_call(UtilityCall("g1", sha, 1, "maxcut", 0.5))
    ledger.record_utility_call(UtilityCall("g1", sha, 1, "maxcut", 0.5))
    with pytest.raises(LedgerFault, match="does not repeat"):
        ledger.record_utility_call(UtilityCall("g1", sha, 1, "maxcut", 0.6))
    assert len(list(ledger.utility_calls("g1"))) == 1


def test_generations_come_back_by_index_from_zero(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "improver", 0)
    seed = Generation(0, sha, None, None, True, Interval(0.5, 0.4, 0.6, 10))
    first = Generation(1, sha, sha, sha, False, Interval(0.5, 0.4, 0.6, 10), Interval(0.1, 0.0, 1.0, 3))
    ledger.record_generation(seed)
    ledger.record_generation(first)
    assert ledger.generations() == [seed, first]


def test_a_run_keeps_its_configuration_environment_tasks_and_summary(tmp_path: Path) -> None:
    task = TaskText("maxcut", "v1", "task = ...", HOSTILE, "def algorithm(): ...")
    with Ledger.create(tmp_path, "r1", {"seed": 1}, tasks=[task], environment={"cgroup": 2}) as ledger:
        ledger.set_status("finished", {"note": HOSTILE})
        run = ledger.run()
        assert (run.id, run.status, run.config, run.environment) == (
            "r1",
            "finished",
            {"seed": 1},
            {"cgroup": 2},
        )
        assert run.summary == {"note": HOSTILE}
        assert ledger.tasks() == {"maxcut": task}


def test_a_program_is_found_by_the_beginning_of_its_name(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "improver", 0)
    assert ledger.find_program(sha[:8]).text == "pass"
    ledger.record_program("return", "improver", 0)
    with pytest.raises(UsageFault, match="several"):
        ledger.find_program("")
    with pytest.raises(UsageFault, match="no program"):
        ledger.find_program("xyz")


def test_events_are_listed_by_field_and_from_a_number_on(ledger: Ledger) -> None:
    recorded = ledger.record_events("g1", CONTEXT, [event("a"), event("b")])
    recorded += ledger.record_events("g2", CONTEXT, [event("c")])
    assert list(ledger.events(after=1)) == recorded[1:]
    assert list(ledger.events(where={"scope": "g2"})) == recorded[2:]
    assert list(ledger.events(where={"generation": None})) == []
    with pytest.raises(ValueError, match="no column"):
        ledger.events(where={'scope" IS "g2" OR "seq': 1}).__next__()


def test_an_event_is_shown_with_the_documented_fields(ledger: Ledger) -> None:
    (recorded,) = ledger.record_events("g1", CONTEXT, [event("x")])
    shown = recorded.as_json()
    assert list(shown) == (
        "seq time run generation program role layer technique severity verdict detail line".split()
    )
    assert (shown["seq"], shown["run"], shown["severity"], shown["line"]) == (1, "r1", "high", 3)


def test_an_inner_transaction_that_fails_takes_only_itself_back(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.record_program("kept", "solution", 0)
        with pytest.raises(ZeroDivisionError), ledger.transaction():
            ledger.record_program("dropped", "solution", 0)
            raise ZeroDivisionError
    assert [program.text for program in ledger.programs()] == ["kept"]


def test_samples_come_back_as_they_were_and_are_counted_by_arm_and_judgement(ledger: Ledger) -> None:
    program = ledger.record_program(HOSTILE, "improver", 0)
    kept = [
        Sample("probe/plain/0", 0, "plain", "turned_off", program, 3, HOSTILE),
        Sample("probe/plain/0", 1, "plain", "on", program, None),
        Sample("probe/warned/0", 0, "warned", "no_program", None, None),
    ]
    for sample in kept:
        ledger.record_sample(sample)
    assert list(ledger.samples()) == kept
    assert list(ledger.samples(arm="plain", judgement="on")) == [kept[1]]
    assert set(ledger.sample_counts().items()) == {((each.arm, each.judgement), 1) for each in kept}
    with pytest.raises(LedgerFault):
        ledger.record_sample(kept[0])
    with pytest.raises(LedgerFault):
        ledger.record_sample(Sample("probe/plain/1", 0, "plain", "on", "ab" * 32, None))
