"""The one protocol that every language model speaks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """One message of a conversation; `role` is `system` or `user`."""

    role: str
    content: str


@dataclass(frozen=True)
class Request:
    """One call: `n` completions of at most `max_tokens` tokens each for the same messages.

    `n` is at least 1, and `temperature` in [0, 2].
    `seed` identifies the call within its run, so that a model with a seeded generator answers it the same way
    each time, whatever the order in which concurrent calls arrive.
    """

    messages: tuple[Message, ...]
    n: int = 1
    temperature: float = 0.7
    max_tokens: int = 1024
    seed: int = 0


def request_digest(request: Request) -> str:
    """The SHA-256, in hexadecimal, of what a request asks: all but its `seed`.

    Requests that ask a service for the same have the same digest, on every platform and in every run.
    """
    asked = {
        "messages": [[message.role, message.content] for message in request.messages],
        "n": request.n,
        "temperature": float(request.temperature),
        "max_tokens": request.max_tokens,
    }
    canonical = json.dumps(asked, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


@dataclass(frozen=True)
class Reply:
    """What a model answered, and what it cost.

    `texts` are in the order of the choices, at least one and at most `n`; an empty text is an answer
    too. `usd` is 0.0 for models that are free, and None where the price is not known.
    """

    texts: tuple[str, ...]
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: float | None = 0.0


class LanguageModel(Protocol):
    """Anything that completes. Implementations are thread-safe: batches are sent concurrently."""

    @property
    def name(self) -> str:
        """The model's spec, as shown to people and written to the ledger. Holds no key."""
        ...

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises `stop.errors.ModelFault` when the service cannot be had after retries, or refuses for good (bad
        key, unknown model). Never returns a reply it did not get.
        """
        ...
