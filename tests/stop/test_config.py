"""A configuration survives the ledger unchanged, and refuses settings that no run could have."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.config import ACCEPTANCE_RULES, RunConfig
from stop.errors import LedgerFault, UsageFault

CONFIG = RunConfig(tasks=("maxcut",), improver="def improve_algorithm(): ...")

counts = st.integers(1, 10**6)
configurations = st.builds(
    RunConfig,
    tasks=st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True).map(tuple),
    improver=st.text(),
    model=st.text(),
    generations=st.integers(0, 100),
    meta_tests=counts,
    lm_calls=counts,
    responses=counts,
    utility_calls=counts,
    improver_seconds=st.floats(0.1, 1e6),
    accept=st.sampled_from(ACCEPTANCE_RULES),
    seed=st.integers(0, 2**80),
    usd_limit=st.none() | st.floats(0.001, 1e6),
    program=st.none() | st.text(),
)
weighted = st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=5).map(
    lambda weights: RunConfig(
        tasks=tuple(f"task{number}" for number in range(len(weights))), improver="", weights=tuple(weights)
    )
)


@given(configurations | weighted)
def test_what_is_written_to_the_ledger_reads_back_equal(config: RunConfig) -> None:
    assert RunConfig.from_json(json.loads(json.dumps(config.as_json()))) == config


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("meta_tests", 0),
        ("lm_calls", 0),
        ("responses", -1),
        ("utility_calls", 0),
        ("meta_utility_calls", -5),
        ("max_tokens", 0),
        ("generations", -1),
        ("seed", -1),
        ("tasks", ()),
        ("tasks", ("maxcut", "maxcut")),
        ("accept", "always"),
        ("weights", (0.0,)),
        ("weights", (-1.0,)),
        ("weights", (float("nan"),)),
        ("weights", (float("inf"),)),
        ("weights", (1.0, 1.0)),
        ("usd_limit", 0.0),
        ("usd_limit", -1.0),
        ("usd_limit", float("nan")),
        ("improver_seconds", 0.0),
        ("improver_seconds", float("nan")),
    ],
)
def test_settings_that_no_run_could_have_are_refused_in_one_line(setting: str, value: Any) -> None:
    with pytest.raises(UsageFault) as caught:
        dataclasses.replace(CONFIG, **{setting: value})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("change", [{"speed": 3}, {"seed": None}])
def test_a_configuration_of_another_version_is_refused_and_the_setting_named(change: dict[str, Any]) -> None:
    plain = {**CONFIG.as_json(), **change}
    if change.get("seed", 0) is None:
        del plain["seed"]
    with pytest.raises(LedgerFault, match=next(iter(change))):
        RunConfig.from_json(plain)


def test_weights_are_kept_divided_by_their_sum_and_equal_where_none_are_given() -> None:
    three = dataclasses.replace(CONFIG, tasks=("a", "b", "c"), weights=())
    assert three.weights == (1 / 3, 1 / 3, 1 / 3)
    assert dataclasses.replace(three, weights=(2.0, 1.0, 1.0)).weights == (0.5, 0.25, 0.25)
    with pytest.raises(UsageFault):
        dataclasses.replace(three, weights=(1e300, 1e300, 1e-300))


def test_a_configuration_from_before_there_were_weights_reads_with_equal_ones() -> None:
    plain = dataclasses.replace(CONFIG, tasks=("a", "b"), weights=()).as_json()
    del plain["weights"]
    assert RunConfig.from_json(plain).weights == (0.5, 0.5)
