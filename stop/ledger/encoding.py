"""Text and JSON as bytes, exactly: lone surrogates and NUL characters of hostile text survive the round trip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def encode(text: str) -> bytes:
    """UTF-8, with lone surrogates passed through."""
    return text.encode("utf-8", "surrogatepass")


def decode(raw: bytes) -> str:
    """The inverse of `encode`."""
    return raw.decode("utf-8", "surrogatepass")


def text_sha(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hex: the name of a program."""
    return hashlib.sha256(encode(text)).hexdigest()


def to_json(value: Any) -> bytes:
    """Compact JSON. Characters are not escaped: two lone surrogates side by side would come back as one letter.

    Raises ValueError or TypeError for what JSON cannot hold, such as NaN.
    """
    return encode(_to_json(value))


def from_json(raw: bytes) -> Any:
    """The inverse of `to_json`."""
    return json.loads(decode(raw))


@dataclass(frozen=True)
class Codec:
    """How a value that SQLite cannot hold as it is becomes a column and back."""

    to_column: Callable[[Any], Any]
    from_column: Callable[[Any], Any]
