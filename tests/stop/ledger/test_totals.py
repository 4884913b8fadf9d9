"""The totals of a run count what was paid, run, saved and tried."""

from __future__ import annotations

import pytest

from stop.ledger.ledger import Ledger
from stop.ledger.records import Generation, Interval, UtilityCall
from tests.stop.ledger.samples import CONTEXT, evaluation, event, key, reply, request


def test_a_summary_has_the_shape_that_stop_run_prints(ledger: Ledger) -> None:
    sha = ledger.record_program("pass", "improver", 0)
    asked = request()
    ledger.record_reply(key(asked), asked, reply(usd=0.25), model="m")
    ledger.record_reply(key(asked, occurrence=2), asked, reply(usd=0.5), model="m")
    ledger.record_evaluation(evaluation(sha), "g1", CONTEXT, [event()])
    for occurrence in (1, 2, 3):
        ledger.record_utility_call(UtilityCall("g1", sha, occurrence, "maxcut", 0.5, "i1"))
    ledger.record_generation(Generation(1, sha, sha, sha, True, Interval(0.5, 0.4, 0.6, 5)))
    assert ledger.summary() == {
        "run": "r1",
        "status": "running",
        "generations": [
            {
                "index": 1,
                "improver": sha,
                "val": {"mean": 0.5, "low": 0.4, "high": 0.6, "n": 5},
                "test": None,
                "accepted": True,
            }
        ],
        "lm": {"calls": 2, "completions": 4, "prompt_tokens": 22, "completion_tokens": 26, "usd": 0.75},
        "evaluations": {"run": 1, "memoised": 2},
        "audit": {"events": 1, "by_technique": {"file_access": 1}},
    }


def test_a_summary_of_an_empty_run_is_all_zero(ledger: Ledger) -> None:
    assert ledger.summary() == {
        "run": "r1",
        "status": "running",
        "generations": [],
        "lm": {"calls": 0, "completions": 0, "prompt_tokens": 0, "completion_tokens": 0, "usd": 0.0},
        "evaluations": {"run": 0, "memoised": 0},
        "audit": {"events": 0, "by_technique": {}},
    }


@pytest.mark.parametrize("prices", [[None], [None, 0.5], [0.5, None]])
def test_one_unknown_price_makes_the_sum_unknown_but_not_what_is_known(
    ledger: Ledger, prices: list[float | None]
) -> None:
    asked = request()
    for occurrence, usd in enumerate(prices):
        ledger.record_reply(key(asked, occurrence=occurrence), asked, reply(usd=usd), model="m")
    totals = ledger.lm_totals()
    assert totals.usd is None
    assert totals.known_usd == sum(price or 0.0 for price in prices)
