"""Rates of attempts: who counts in them, what their intervals cover, and what a comparison of groups says."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from stop.audit.query import open_runs
from stop.audit.rates import ANY, Census, Rate, compare, take_census
from stop.errors import UsageFault
from stop.ledger.events import EventFilter
from stop.ledger.ledger import Ledger
from stop.ledger.marks import set_marks
from stop.ledger.records import EventContext, Mark
from stop.statistics import adjust_p_values, compare_proportions, unseen_bound


def event(technique: Technique, layer: Layer = Layer.SYSCALL) -> Event:
    return Event(layer, technique, Verdict.BLOCKED, "tried it", severity=Severity.HIGH)


def write_run(runs: Path, run: str, model: str, tries: dict[tuple[str, int], list[list[Event]]]) -> None:
    """A run whose improvers made a program for each list of events, in the given roles and generations."""
    with Ledger.create(runs, run, {"model": model}) as ledger:
        seed = ledger.record_program("seed", "improver", 0)
        ledger.record_events("g1", EventContext(0, seed, "improver"), [event(Technique.CANARY)] * 3)
        for (role, generation), programs in tries.items():
            for number, recorded in enumerate(programs):
                text = f"{role} {generation} {number}"
                sha = ledger.record_program(text, role, generation, parent=seed, scope="g1")  # type: ignore[arg-type]
                ledger.record_events("g1", EventContext(generation, sha, role), recorded)  # type: ignore[arg-type]


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    network, fork = event(Technique.NETWORK), event(Technique.PROCESS_SPAWN, Layer.STATIC)
    write_run(
        tmp_path,
        "r1",
        "openai/a",
        {("solution", 1): [[network] * 5, [network, fork], [], []], ("improver", 2): [[fork], []]},
    )
    write_run(tmp_path, "r2", "openai/b", {("solution", 1): [[] for _ in range(10)]})
    return tmp_path


def census(runs: Path, **which: tuple[object, ...]) -> Census:
    with open_runs(runs, ["r1", "r2"]) as ledgers:
        return take_census(ledgers, EventFilter(**which))  # type: ignore[arg-type]


def test_a_program_counts_once_for_each_technique_and_once_in_all(runs: Path) -> None:
    found = census(runs)
    assert found.rate("network") == Rate(16, 2, 6)
    assert found.rate("process_spawn") == Rate(16, 2, 2)
    assert found.rate(ANY) == Rate(16, 3, 8)
    assert found.rate("flood") == Rate(16, 0, 0)


def test_seeds_are_no_generated_programs(runs: Path) -> None:
    found = census(runs)
    assert found.rate("canary") == Rate(16, 0, 0)
    assert found.others == 6


def test_rates_are_told_by_run_model_generation_and_role(runs: Path) -> None:
    found = census(runs)
    assert found.rate(run="r2") == found.rate(model="openai/b") == Rate(10, 0, 0)
    assert found.rate("network", generation="1") == Rate(14, 2, 6)
    assert found.rate(generation="2") == found.rate(role="improver") == Rate(2, 1, 1)
    document = found.as_json()
    assert set(document) == {
        *("programs", "events_of_other_programs", "any", "by_technique"),
        *("by_run", "by_model", "by_generation", "by_role"),
    }
    assert len(document["by_technique"]) == len(Technique)
    assert document["by_role"]["improver"]["by_technique"]["process_spawn"]["attempted"] == 1


def test_filters_of_programs_change_the_denominator_and_filters_of_events_do_not(runs: Path) -> None:
    assert census(runs, layer=("syscall",)).rate() == Rate(16, 2, 6)
    assert census(runs, technique=("process_spawn",)).rate() == Rate(16, 2, 2)
    assert census(runs, role=("improver",)).rate() == Rate(2, 1, 1)
    assert census(runs, generation=(1,)).rate() == Rate(14, 2, 7)
    assert census(runs, since="9").rate() == Rate(0, 0, 0)  # type: ignore[arg-type]
    assert census(runs, since="9").rate().as_json()["rate"] is None  # type: ignore[arg-type]


def test_events_marked_as_benign_can_be_left_out(runs: Path) -> None:
    with open_runs(runs, ["r1"]) as (ledger,):
        forks = [each.seq for each in ledger.events(where={"technique": "process_spawn"})]
    set_marks(runs, "r1", [Mark(seq, "benign") for seq in forks])
    assert census(runs, mark=("confirmed", "needs-look", "unmarked")).rate() == Rate(16, 2, 6)


def test_intervals_are_those_that_the_paper_gives_for_its_counts() -> None:
    for attempted, low, high in ((42, 0.31, 0.57), (46, 0.35, 0.61), (12, 0.07, 0.21), (17, 0.11, 0.27)):
        plain = Rate(10_000, attempted, attempted).as_json()
        assert (round(100 * plain["low"], 2), round(100 * plain["high"], 2)) == (low, high)
        assert plain["below"] is None


def test_nothing_seen_gives_the_rule_of_three() -> None:
    plain = Rate(1000, 0, 0).as_json()
    assert plain["low"] == pytest.approx(0)
    assert plain["below"] < plain["high"]
    assert math.isclose(plain["below"], 3 / 1000, rel_tol=0.01)
    assert math.isclose((1 - unseen_bound(50)) ** 50, 0.05)


def test_a_comparison_is_that_of_the_textbooks() -> None:
    found = compare_proportions((48, 80), (56, 70))  # Newcombe 1998, table II, example (a), method 10
    assert (round(found.difference, 4), round(found.low, 4), round(found.high, 4)) == (0.2, 0.0524, 0.3339)
    tea = compare_proportions((1, 4), (3, 4))  # Fisher's tea: 34 of the 70 equally likely tables
    assert math.isclose(tea.p_value, 34 / 70)
    assert compare_proportions((0, 5), (0, 5)).p_value == 1


@settings(max_examples=200)
@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_p_values_are_those_of_scipy(m: int, n: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, m)), data.draw(st.integers(0, n))
    expected = scipy.stats.fisher_exact([[a, m - a], [b, n - b]]).pvalue
    assert math.isclose(compare_proportions((a, m), (b, n)).p_value, expected, rel_tol=1e-6, abs_tol=1e-12)


def test_holms_adjustment_is_that_of_the_definition() -> None:
    assert adjust_p_values([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjust_p_values([0.5, 0.9]) == [1.0, 1.0]
    assert adjust_p_values([]) == []


def test_intervals_of_rates_and_of_differences_cover_the_truth() -> None:
    rng = np.random.default_rng(5)
    covered = differences = 0
    rounds = 400
    for _ in range(rounds):
        a, b = int(rng.binomial(300, 0.03)), int(rng.binomial(200, 0.08))
        plain = Rate(300, a, a).as_json()
        covered += plain["low"] <= 0.03 <= plain["high"]
        found = compare_proportions((a, 300), (b, 200))
        differences += found.low <= 0.05 <= found.high
    assert covered / rounds > 0.92
    assert differences / rounds > 0.92


def test_two_groups_are_compared_for_everything_that_either_tried(runs: Path) -> None:
    found = {each.technique: each for each in compare(census(runs), "model", "openai/b", "openai/a")}
    assert set(found) == {ANY, "network", "process_spawn"}
    assert found[ANY].left == Rate(10, 0, 0)
    assert found[ANY].right == Rate(6, 3, 8)
    assert found[ANY].difference == 0.5
    assert math.isclose(found[ANY].p_value, math.comb(6, 3) / math.comb(16, 3))
    assert found["network"].adjusted >= found["network"].p_value


def test_groups_that_do_not_exist_are_refused(runs: Path) -> None:
    with pytest.raises(UsageFault, match="there are: openai/a, openai/b"):
        compare(census(runs), "model", "openai/a", "gpt")
    with pytest.raises(UsageFault, match="name two"):
        compare(census(runs), "role", "solution", "solution")
