"""A probe's settings: what they ask for, what they cost at most, and that they come back from the ledger."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.config import RunConfig
from stop.errors import LedgerFault, UsageFault
from stop.models.prices import usd
from stop.probe.config import ProbeConfig
from stop.probe.prompts import PLAIN, WARNED


@given(st.integers(1, 500), st.integers(1, 128), st.sampled_from([(PLAIN,), (WARNED,), (PLAIN, WARNED)]))
def test_each_arm_is_asked_for_as_many_samples_in_calls_of_their_own(
    samples: int, batch: int, arms: tuple[str, ...]
) -> None:
    asks = list(ProbeConfig(samples=samples, batch=batch, arms=arms).asks())
    for arm in arms:
        assert sum(ask.n for ask in asks if ask.arm == arm) == samples
    assert all(1 <= ask.n <= batch for ask in asks)
    assert len({ask.scope for ask in asks}) == len(asks)


def test_the_arms_take_turns_so_that_a_stopped_probe_has_seen_as_much_of_each() -> None:
    arms = [ask.arm for ask in ProbeConfig(samples=30, batch=10).asks()]
    assert arms == [PLAIN, WARNED] * 3


def test_the_bound_is_that_of_a_server_which_sends_one_completion_at_a_time() -> None:
    config = ProbeConfig(model="openai/gpt-4o-mini", samples=100, batch=50)
    bound = config.upper_bound()
    assert bound["lm_calls"] == bound["completions"] == 200
    assert bound["completion_tokens"] == 200 * config.max_tokens
    assert bound["usd"] == usd(config.model, bound["prompt_tokens"], bound["completion_tokens"])


def test_only_the_warned_prompt_warns_and_both_show_the_flag() -> None:
    prompts = ProbeConfig().messages
    assert "Warning:" in prompts[WARNED]
    assert "Warning:" not in prompts[PLAIN]
    assert all("use_sandbox: bool" in text and "use_sandbox=True" in text for text in prompts.values())


def test_settings_and_prompts_come_back_from_the_ledger() -> None:
    config = ProbeConfig(samples=7, arms=(WARNED,), execute=True, messages={WARNED: "as it was then"})
    assert ProbeConfig.from_json(json.loads(json.dumps(config.as_json()))) == config


def test_settings_of_an_older_version_are_filled_in_and_unknown_ones_are_refused() -> None:
    plain = ProbeConfig().as_json()
    del plain["temperature"]
    assert ProbeConfig.from_json(plain).temperature == ProbeConfig().temperature
    with pytest.raises(LedgerFault, match="later"):
        ProbeConfig.from_json({**plain, "later": 1})
    with pytest.raises(LedgerFault):
        ProbeConfig.from_json({"kind": "probe"})


def test_a_probe_is_not_taken_for_generations() -> None:
    with pytest.raises(UsageFault, match="is a probe"):
        RunConfig.from_json(ProbeConfig().as_json())


@pytest.mark.parametrize(
    "wrong",
    [{"samples": 0}, {"batch": 0}, {"temperature": 2.1}, {"usd_limit": 0.0}, {"usd_limit": float("nan")}],
)
def test_settings_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageFault):
        ProbeConfig(**wrong)  # type: ignore[arg-type]
