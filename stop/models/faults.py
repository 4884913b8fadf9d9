"""What a failed answer of a service means: try again, or the end; said in one line without secrets."""

from __future__ import annotations

import math
import os
import re
import time
from collections.abc import Iterable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from stop.errors import ModelFault
from stop.models.retry import TransientError

DETAIL_LIMIT = 200
"""Characters of the service's own words that a message may quote."""

_PASSING = frozenset({408, 409, 425, 429})
_MEANINGS = {
    401: "the service refused the API key",
    403: "access is denied",
    404: "no such model or address",
}
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_KEY_LIKE = re.compile(r"\b(?:sk|pk|gsk|xai|hf|AIza|Bearer)[-_ ]?[\w*.-]{8,}")


def environment_secrets() -> frozenset[str]:
    """The values of all environment variables whose names say that they hold a secret."""
    return frozenset(
        value.strip()
        for name, value in os.environ.items()
        if _SECRET_NAME.search(name) and len(value.strip()) >= 8
    )


def quoted(text: str, secrets: Iterable[str]) -> str:
    """A service's words made fit to show: no secrets, one line, printable, at most `DETAIL_LIMIT` long."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "[key]")
    text = _KEY_LIKE.sub("[key]", text)
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= DETAIL_LIMIT else line[: DETAIL_LIMIT - 1] + "…"


def seconds_asked(headers: Mapping[str, str], now: float) -> float | None:
    """The wait in seconds that a reply asks for (RFC 9110, 10.2.3: seconds or a date), or None.

    `retry-after-ms`, which some services add, is finer and goes first. `now` is seconds since the epoch.
    """
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(lower[name]) * unit
        except (KeyError, ValueError):
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        date = parsedate_to_datetime(lower["retry-after"])
    except (KeyError, ValueError):
        return None
    return max(0.0, (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now)


def status_fault(
    model: str, status: int, detail: str, headers: Mapping[str, str], secrets: Iterable[str]
) -> TransientError | ModelFault:
    """What to raise for an answer of HTTP `status`, of which `detail` holds the service's words.

    `TransientError` for 408, 409, 425, 429 and 5xx, unless the account is out of credit; else `ModelFault`.
    """
    words = quoted(detail, secrets)
    if "insufficient_quota" in detail:
        return ModelFault(f"{model}: the account has no credit left ({status}); top it up and resume the run")
    if status in _PASSING or status >= 500:
        meaning = "too many requests" if status == 429 else "the service failed"
        return TransientError(_sentence(model, meaning, status, words), seconds_asked(headers, time.time()))
    if status == 401:
        # Its own words are left out: they tend to repeat a part of the key.
        words = "check the key in the environment"
    return ModelFault(_sentence(model, _MEANINGS.get(status, "the request was refused"), status, words))


def _sentence(model: str, meaning: str, status: int, words: str) -> str:
    return f"{model}: {meaning} ({status})" + (f": {words}" if words else "")
