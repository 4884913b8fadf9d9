"""List prices are found without litellm, and nothing is said of a model whose price is not known."""

from __future__ import annotations

import pytest

from stop.models.prices import usd


@pytest.mark.parametrize(
    ("model", "dollars"),
    [
        ("openai/gpt-4", 0.03 + 2 * 0.06),
        ("gpt-4", 0.03 + 2 * 0.06),
        ("openai/gpt-4o-mini", 0.00015 + 2 * 0.0006),
        ("ollama/llama2", 0.0),
        ("offline", 0.0),
        ("replay:some-run", 0.0),
        ("openai/some-local-model", None),
        ("anthropic/gpt-4", None),
        ("sample_spec", None),
        ("openai/", None),
        ("", None),
    ],
)
def test_a_thousand_tokens_in_and_two_thousand_out(model: str, dollars: float | None) -> None:
    assert usd(model, 1000, 2000) == (None if dollars is None else pytest.approx(dollars))


def test_a_model_that_is_priced_by_other_units_than_tokens_has_no_known_price() -> None:
    assert usd("openai/dall-e-3", 1000, 1000) is None
