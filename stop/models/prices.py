"""What completions cost in US dollars, from the price table that litellm carries as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_TABLE = "model_prices_and_context_window_backup.json"


def usd(model: str, prompt_tokens: int, completion_tokens: int) -> float | None:
    """The price of so many tokens at a model's list price, in US dollars; None where the price is not known.

    `model` is a spec such as `openai/gpt-4o-mini`. Discounts (cached prompts, batches) and surcharges (very
    long prompts) are left out. A model behind another address than its vendor's is priced by its name alone.
    """
    if model == "offline" or model.startswith("replay:"):
        return 0.0
    entry = _entry(model)
    if entry is None:
        return None
    price_in, price_out = entry.get("input_cost_per_token"), entry.get("output_cost_per_token")
    if price_in is None or price_out is None:
        return None
    return float(prompt_tokens * price_in + completion_tokens * price_out)


def _entry(model: str) -> Mapping[str, Any] | None:
    """The table's row for a model: under its full name, or the bare one where the provider is the same."""
    table = _table()
    if model in table:
        return table[model]
    provider, _, bare = model.partition("/")
    entry = table.get(bare, {})
    # A provider may have several rows of products, such as `bedrock` and `bedrock_converse`.
    return entry if str(entry.get("litellm_provider", "")).startswith(provider) else None


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, Any]]:
    """The table, read without importing litellm, which takes seconds."""
    package = find_spec("litellm")
    if package is None or package.origin is None:
        return {}
    path = Path(package.origin).with_name(_TABLE)
    if not path.is_file():
        return {}
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: row for name, row in rows.items() if name != "sample_spec"}
