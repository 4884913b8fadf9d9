"""Frames and plain data: all that crosses the sandbox's boundary, in either direction.

A frame is two 4-byte big-endian lengths, a JSON header that the supervisor reads, and a body that it only passes
on. A body is one *plain value*: None, bool, int, float, str, bytes, list, tuple, dict, set, or a NumPy array of
booleans or numbers. Whatever else a program returns does not cross. Both ends treat what they read as hostile.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

MAX_HEADER = 64 * 1024
MAX_BODY = 4 * 1024 * 1024
MAX_DEPTH = 32
MAX_ALIKE = 16
"""So many members of one set or dictionary may share a hash; time to build one grows with their square."""

MAX_KEYS = 16 * 1024
"""Members of sets and keys of dictionaries, other than texts and bytes, that one body holds.

Their hashes are no secret, and distinct ones can be chosen that still meet on most of a table's places: 43,690 such
integers kept the decoder for four seconds. So many as this cost a quarter of a second at worst.
"""

_LENGTHS = struct.Struct(">II")
_ARRAY_TYPES = frozenset(
    np.dtype(code).newbyteorder("<").str
    for code in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
)


class WireError(ValueError):
    """A frame or a body that breaks the rules, or a value that may not cross. The message is one line."""


Frame = tuple[dict[str, Any], bytes]


def pack_frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """The bytes of one frame."""
    text = json.dumps(header, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


class FrameReader:
    """Cuts a byte stream into frames, refusing lengths beyond the caps before anything is allocated for them."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, chunk: bytes) -> Iterator[Frame]:
        """Yield the frames that are complete with `chunk`. Raises `WireError` on a frame out of bounds."""
        self._pending += chunk
        while len(self._pending) >= _LENGTHS.size:
            header_size, body_size = _LENGTHS.unpack_from(self._pending)
            if header_size > MAX_HEADER or body_size > MAX_BODY:
                raise WireError(f"a frame of {header_size} + {body_size} bytes is too large")
            end = _LENGTHS.size + header_size + body_size
            if len(self._pending) < end:
                return
            header = _parse_header(bytes(self._pending[_LENGTHS.size : _LENGTHS.size + header_size]))
            body = bytes(self._pending[_LENGTHS.size + header_size : end])
            del self._pending[:end]
            yield header, body


def _parse_header(text: bytes) -> dict[str, Any]:
    header = _parse_json(text)
    if not isinstance(header, dict) or not isinstance(header.get("type"), str):
        raise WireError("a frame's header is no object with a type")
    return header


def _parse_json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON: {type(error).__name__}") from None


def encode(value: Any, limit: int = MAX_BODY) -> bytes:
    """A plain value as bytes. Raises `WireError` for anything else, and for more than `limit` bytes or 32 levels."""
    try:
        text = json.dumps(_flatten(value, MAX_DEPTH), separators=(",", ":")).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, WireError) else WireError(f"cannot be written: {error}") from None
    if len(text) > limit:
        raise WireError(f"{len(text)} bytes are more than the {limit} allowed")
    return text


def decode(body: bytes, limit: int = MAX_BODY) -> Any:
    """The plain value in `body`, made anew. Raises `WireError` for anything malformed, deep or large."""
    if len(body) > limit:
        raise WireError(f"{len(body)} bytes are more than the {limit} allowed")
    return _Reviver().revive(_parse_json(body), MAX_DEPTH)


def _flatten(value: Any, depth: int) -> Any:  # noqa: PLR0911 - one return for each kind of value
    # Exact types only: a subclass may carry behaviour (a float whose comparisons lie) and must not cross.
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if depth == 0:
        raise WireError(f"nested deeper than {MAX_DEPTH} levels")
    if kind is list:
        return [_flatten(item, depth - 1) for item in value]
    if kind is tuple:
        return {"tuple": [_flatten(item, depth - 1) for item in value]}
    if kind is dict:
        return {"dict": [[_flatten(k, depth - 1), _flatten(v, depth - 1)] for k, v in value.items()]}
    if kind in (set, frozenset):
        return {"set": [_flatten(item, depth - 1) for item in value]}
    if kind is bytes:
        return {"bytes": base64.b64encode(value).decode()}
    if kind is complex:
        return {"complex": [value.real, value.imag]}
    if kind is np.ndarray:
        return {"array": _flatten_array(value)}
    if isinstance(value, np.generic) and kind.__module__ == "numpy" and value.dtype.str in _ARRAY_TYPES:
        return _flatten(value.item(), depth)
    raise WireError(f"an object of type {kind.__name__[:80]} is no plain value")


def _flatten_array(array: np.ndarray[Any, Any]) -> list[Any]:
    little = array.dtype.newbyteorder("<")
    if little.str not in _ARRAY_TYPES:
        raise WireError(f"an array of {str(array.dtype)[:80]} is no plain value")
    content = np.ascontiguousarray(array, dtype=little).tobytes()
    return [little.str, list(array.shape), base64.b64encode(content).decode()]


class _Reviver:
    """Turns the JSON of one body back into the plain value it stands for."""

    def __init__(self) -> None:
        self._keys_left = MAX_KEYS

    def revive(self, node: Any, depth: int) -> Any:
        """The value of one node, at most `depth` levels deep. Raises `WireError`."""
        if not isinstance(node, (list, dict)):
            return node
        if depth == 0:
            raise WireError(f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(node, list):
            return [self.revive(item, depth - 1) for item in node]
        if len(node) != 1:
            raise WireError("a tagged value has one tag")
        (tag, content), *_ = node.items()
        if tag == "array":
            return _revive_array(content)
        if not isinstance(content, list) and tag != "bytes":
            raise WireError(f"a {tag[:20]!r} holds a list")
        try:
            return self._revive_tagged(tag, content, depth - 1)
        except (TypeError, ValueError, OverflowError) as error:
            raise error if isinstance(error, WireError) else WireError(f"a malformed {tag[:20]!r}") from None

    def _revive_tagged(self, tag: str, content: Any, depth: int) -> Any:
        match tag:
            case "tuple":
                return tuple(self.revive(item, depth) for item in content)
            case "dict":
                pairs = [(self.revive(key, depth), self.revive(item, depth)) for key, item in content]
                self._require_hashable_at_once([key for key, _ in pairs])
                return dict(pairs)
            case "set":
                members = [self.revive(item, depth) for item in content]
                self._require_hashable_at_once(members)
                return set(members)
            case "bytes":
                return base64.b64decode(content, validate=True)
            case "complex":
                real, imaginary = content
                return complex(float(real), float(imaginary))
        raise WireError(f"unknown tag {tag[:20]!r}")

    def _require_hashable_at_once(self, members: Sequence[Any]) -> None:
        # Only hashes of texts and bytes are salted: those of all else, a program can choose. They are sorted here, for
        # to count them in a dictionary would take as long as what is to be prevented.
        hashes = sorted(hash(member) for member in members if not isinstance(member, (str, bytes)))
        self._keys_left -= len(hashes)
        if self._keys_left < 0:
            raise WireError(f"more than {MAX_KEYS} keys or members of sets that are no texts")
        if any(first == last for first, last in zip(hashes, hashes[MAX_ALIKE:], strict=False)):
            raise WireError(f"more than {MAX_ALIKE} members share a hash")


def _revive_array(content: Any) -> np.ndarray[Any, Any]:
    match content:
        case [str(kind), [*shape], str(text)] if kind in _ARRAY_TYPES and len(shape) <= MAX_DEPTH:
            pass
        case _:
            raise WireError("a malformed array")
    if not all(type(length) is int and 0 <= length <= MAX_BODY for length in shape):
        raise WireError("a malformed array shape")
    try:
        raw = base64.b64decode(text, validate=True)
        if len(raw) != math.prod(shape) * np.dtype(kind).itemsize:
            raise WireError("an array whose content does not fill its shape")
        if kind == "|b1" and raw.translate(None, b"\0\1"):
            raise WireError("an array of booleans that are neither true nor false")
        return np.frombuffer(raw, dtype=kind).reshape(shape).copy()
    except (ValueError, binascii.Error) as error:
        raise error if isinstance(error, WireError) else WireError("a malformed array") from None
