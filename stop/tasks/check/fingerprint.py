"""Tells whether two values are the same, whatever they are made of, and across processes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from sandbox.guest import wire

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_DEEPEST = 50


def fingerprint(value: Any) -> str:
    """A digest of a value's type and content. Equal values have equal ones, whatever the order of sets and hashes."""
    digest = hashlib.sha256()
    for piece in _pieces(value, 0):
        digest.update(piece)
        digest.update(b"\0")
    return digest.hexdigest()


def plain_parts(hidden: Any) -> list[Any]:
    """What of an instance's hidden part could be an answer: itself, and what it is made of, as far as it is plain."""
    parts = [hidden]
    if isinstance(hidden, dict):
        parts += hidden.values()
    elif isinstance(hidden, tuple | list):
        parts += hidden[:10] if len(hidden) <= 10 else []
    elif hasattr(hidden, "__dict__"):
        parts += vars(hidden).values()
    return [part for part in parts if part is not None and _crosses(part)]


def _crosses(value: Any) -> bool:
    try:
        wire.encode(value, 256 * 1024)
    except wire.WireError:
        return False
    return True


def _pieces(value: Any, depth: int) -> Iterator[bytes]:
    kind = type(value).__name__.encode()
    if depth > _DEEPEST:
        yield b"deep"
    elif isinstance(value, np.ndarray) and value.dtype != object:
        yield from (b"array", str(value.dtype).encode(), repr(value.shape).encode(), value.tobytes())
    elif isinstance(value, np.ndarray | list | tuple):
        yield b"%b of %d" % (kind, len(value))
        for item in value:
            yield from _pieces(item, depth + 1)
    elif isinstance(value, dict):
        yield from (kind, *sorted(fingerprint(item).encode() for item in value.items()))
    elif isinstance(value, set | frozenset):
        yield from (kind, *sorted(fingerprint(item).encode() for item in value))
    elif isinstance(value, str | bytes):
        yield from (kind, value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)
    elif isinstance(value, int):
        yield from (kind, hex(value).encode())
    elif hasattr(value, "__dict__") and not callable(value):
        yield from (kind, *_pieces(vars(value), depth + 1))
    else:
        yield from (kind, _ADDRESS.sub("", repr(value)).encode("utf-8", "surrogatepass"))
