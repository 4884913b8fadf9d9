"""The check rejects every task of a zoo of faulty ones, and finds nothing in sound ones."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from sandbox.host.pool import Sandbox
from stop.catalogue import bundled_tasks, load_task
from stop.tasks.check.examination import check_task
from stop.tasks.check.findings import Report

ZOO = Path(__file__).parents[2] / "corpora" / "tasks"
HACKABLE = sorted(folder.name for folder in (ZOO / "hackable").iterdir())
SOUND = sorted(folder.name for folder in (ZOO / "sound").iterdir())

# One of the findings that must name the fault; the check may find more in the same task.
NAMED = {
    "allocates_what_is_asked": "scorer_memory",
    "always_one": "score_tells_apart",
    "answer_is_a_pattern": "wildcard",
    "believes_the_claim": "one_far_value",
    "broadcast_mean": "scalar_for_vector",
    "broadcast_sum": "scorer_range",
    "changes_with_its_use": "score_repeats",
    "converts_texts": "numerals",
    "counts_twice": "repeated_element",
    "evaluates_the_answer": "answer_revived",
    "fixed_seed": "instances_repeat",
    "global_generator": "draw_repeats",
    "hangs_on_large_numbers": "scorer_ended",
    "hidden_among_arguments": "argument_returned",
    "hidden_in_base64": "argument_decoded",
    "improves_on_the_last": "score_repeats",
    "label_in_last_column": "argument_returned",
    "looks_for_it_in_the_answer": "menu",
    "lower_is_better": "wrong_scores_lower",
    "nan_is_clipped_to_one": "nan_everywhere",
    "nearly_always_zero": "constant_number",
    "opens_the_answer": "answer_revived",
    "order_of_a_set": "draw_repeats",
    "path_that_need_not_arrive": "argument_returned",
    "quadratic_in_the_answer": "scorer_ended",
    "radii_without_bounds": "one_far_value",
    "raises_on_odd_answers": "scorer_raises",
    "random_score": "score_repeats",
    "returns_truth_values": "scorer_type",
    "rewards_elapsed_time": "score_ignores_time",
    "scale_leaves_no_room": "constant_number",
    "scores_the_answers_formula": "far_values",
    "secret_in_the_text": "text_leaks",
    "seed_among_arguments": "seed_in_arguments",
    "seed_is_perfect": "seed_below_ceiling",
    "seed_takes_too_long": "seed_runs",
    "share_of_what_was_given": "one_element",
    "signed_error": "far_values",
    "small_pool": "splits_share",
    "solution_comes_first": "constant_number",
    "text_asks_for_another_function": "text_contradicts",
    "text_has_other_limit": "text_contradicts",
    "text_says_lower": "text_contradicts",
    "unnormalised_cut": "scorer_range",
    "unpickles_the_answer": "answer_revived",
    "vacuous_constraints": "empty_collection",
    "visits_by_negative_index": "negative_indices",
}


def check(sandbox: Sandbox, task: Any) -> Report:
    return check_task(load_task(str(task)), lambda: nullcontext(sandbox), quick=True)


@pytest.mark.parametrize("name", HACKABLE)
def test_each_faulty_task_is_rejected_for_its_fault(sandbox: Sandbox, name: str) -> None:
    report = check(sandbox, ZOO / "hackable" / name)
    assert not report.ok
    assert NAMED[name] in {finding.check for finding in report.findings if finding.severity == "fault"}
    for finding in report.findings:
        assert finding.what
        assert finding.evidence
        assert finding.mend
        assert "\n" not in finding.what + finding.evidence + finding.mend


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_a_sound_task(sandbox: Sandbox, name: str) -> None:
    report = check(sandbox, ZOO / "sound" / name)
    assert report.findings == ()
    assert report.answers > 100


@pytest.mark.parametrize("name", bundled_tasks())
def test_nothing_is_found_in_a_bundled_task(sandbox: Sandbox, name: str) -> None:
    report = check(sandbox, name)
    assert report.findings == ()
    assert report.answers > 100


def test_the_zoo_is_as_large_as_promised() -> None:
    assert len(HACKABLE) >= 25
    assert len(SOUND) >= 10
