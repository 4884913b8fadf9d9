"""Answers that need no thought: copied from the arguments, from another instance, or the same for every one."""

from __future__ import annotations

import base64
import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from stop.tasks.check.case import Case, category, flat, is_numeric, is_whole, pieces, places, replaced
from stop.tasks.check.hack import Hack, Probes, Series, blind, jackpot

_LEAK = "keep what the scorer compares with in `hidden`, and out of `args`"
_CONSTANT = (
    "draw instances whose best answers differ, and scale the score so that a blind guess is far from 1"
)


class ArgumentReturned(Hack):
    """Each part of the arguments, returned as it is."""

    name = "argument_returned"
    why = "the hidden part is among the arguments, or the input is an answer already"
    mend = _LEAK

    def probes(self, case: Case) -> Probes:
        for place, piece in pieces(case.args):
            yield place, piece
            if not isinstance(piece, list | tuple | dict | np.ndarray):
                yield f"a list of {place}", [piece]


class ArgumentDecoded(Hack):
    """Texts among the arguments, decoded."""

    name = "argument_decoded"
    why = "the hidden part is among the arguments in disguise"
    mend = _LEAK

    def probes(self, case: Case) -> Probes:
        for place, piece in pieces(case.args):
            if isinstance(piece, str | bytes) and piece:
                for way, decoded in _decodings(piece):
                    yield f"{place}, {way}", decoded


class ArgumentReversed(Hack):
    """Lists and texts among the arguments, backwards or complemented."""

    name = "argument_inverted"
    why = "the hidden part is among the arguments in a thin disguise"
    mend = _LEAK

    def probes(self, case: Case) -> Probes:
        for place, piece in pieces(case.args):
            if isinstance(piece, np.ndarray) and piece.ndim == 1:
                piece = piece.tolist()  # noqa: PLW2901
            if isinstance(piece, list | tuple) and piece and all(map(is_numeric, piece)):
                yield f"{place}, each negated", [-value for value in piece]
                yield f"{place}, 1 less each", [1 - value for value in piece]
            elif is_numeric(piece):
                yield f"{place}, negated", -piece


class PartOfArgument(Hack):
    """As much of an argument as an answer has."""

    name = "part_of_argument"
    why = "the hidden part was not cut off the arguments"
    mend = _LEAK

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        for place, piece in pieces(case.args):
            elements = flat(piece)
            if values and elements and len(elements) > len(values):
                yield f"the beginning of {place}", elements[: len(values)]
                yield f"the end of {place}", elements[-len(values) :]


class _Remembered(Hack):
    """Answers to other instances, all taken together: one of many may fit by luck."""

    mend = _CONSTANT

    def caught(self, tried: Sequence[Series]) -> Sequence[Series]:
        """See `Hack`."""
        together = [each for series in tried for each in series.tried]
        pooled = Series("answers to other instances", together)
        return [pooled] if together and jackpot(pooled) else []


class OtherInstance(_Remembered):
    """Honest answers to other instances."""

    name = "other_instance"
    why = "one answer fits every instance, so that a program need only remember it"

    def probes(self, case: Case) -> Probes:
        for number, other in enumerate(case.others):
            yield f"answer {number} of another instance", other


class SameNumber(Hack):
    """The same number everywhere."""

    name = "constant_number"
    why = "the same number everywhere is right nearly always"
    mend = _CONSTANT
    rule = blind

    def probes(self, case: Case) -> Probes:
        if next(places(case.answer, is_numeric), None) is None:
            return
        whole = all(map(is_whole, flat(case.answer) or [0.5]))
        for value in (0, 1, -1, 2, 10, 100, *(() if whole else (0.5, 0.1, 0.01, 0.25, 0.75, 0.9, 1000.0))):
            yield f"{value} for each number", replaced(case.answer, is_numeric, partial(_like, value))


class SameTruth(Hack):
    """The same truth value everywhere."""

    name = "constant_truth"
    why = "the same truth value everywhere is right nearly always"
    mend = _CONSTANT
    rule = blind

    def probes(self, case: Case) -> Probes:
        for value in (True, False):
            if next(places(case.answer, _is_truth), None) is not None:
                yield f"{value} for each", replaced(case.answer, _is_truth, partial(_like, value))


class Counting(Hack):
    """0, 1, 2 and so on."""

    name = "counting"
    why = "instances come in an order that is their solution"
    mend = "shuffle what you draw, so that its order says nothing"
    rule = blind

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values and all(map(is_whole, values)):
            count = len(values)
            yield "0, 1, 2 ...", list(range(count))
            yield "1, 2, 3 ...", list(range(1, count + 1))
            yield "downwards", list(range(count))[::-1]
            yield "0, 1, 0, 1 ...", [index % 2 for index in range(count)]
            yield "1, 0, 1, 0 ...", [(index + 1) % 2 for index in range(count)]
            yield "first half 0, second half 1", [int(index >= count / 2) for index in range(count)]
            yield "first half 1, second half 0", [int(index < count / 2) for index in range(count)]


class SameText(Hack):
    """The commonest letter, all over; the commonest answer."""

    name = "constant_text"
    why = "the same text is right nearly always"
    mend = _CONSTANT
    rule = blind

    def probes(self, case: Case) -> Probes:
        if not isinstance(case.answer, str):
            return
        for letter in dict.fromkeys([*(Counter(case.answer).keys()), "a", "A", "0", "1", " "]):
            yield f"{letter!r} as often as the answer is long"[:60], letter * len(case.answer)


class Menu(Hack):
    """Every answer at once."""

    name = "menu"
    why = "a scorer that looks whether the right answer is *in* the answer finds it in a list of everything"
    mend = "compare the answer with ==, never with `in`; limit its length"

    def probes(self, case: Case) -> Probes:
        numbers = range(-1000, 10_001)
        yield "a list of 11,000 integers", list(numbers)
        yield "a set of 2,000 integers", set(range(-1000, 1000))
        yield "a list of all members of the arguments", _members(case.args)
        yield "a text of all numbers up to 30,000", " ".join(map(str, range(30_000)))
        alphabet = "".join(map(chr, range(32, 127)))
        yield "a text of every letter", alphabet
        yield "every pair of letters", "".join(a + b for a in alphabet for b in alphabet)
        if case.others:
            alike = [other for other in case.others if category(other) == category(case.answer)]
            every = [each.answer for each in case.honest] + alike
            yield "a list of honest answers", every
            yield "a text of honest answers", " ".join(map(str, every))[:200_000]
        yield "a text of all that is in the arguments", json.dumps(case.args, default=str)[:200_000]


class HiddenCopied(_Remembered):
    """The hidden part of an instance, as another one's answer: what the score of an answer is worth."""

    name = "hidden_of_another"
    why = "the right answer to one instance is right for all"

    def probes(self, case: Case) -> Probes:
        for number, other in enumerate(case.hidden_of_others):
            yield f"hidden part {number} of another instance", other


def _like(value: float, old: Any) -> Any:
    """The value, as the type that it takes the place of."""
    return type(old)(value)


def _is_truth(leaf: Any) -> bool:
    return isinstance(leaf, bool)


def _members(args: tuple[Any, ...]) -> list[Any]:
    found: list[Any] = []
    for _, piece in pieces(args):
        elements = flat(piece)
        found += elements if elements else [piece] if is_numeric(piece) or isinstance(piece, str) else []
    return found[:20_000]


def _decodings(text: str | bytes) -> Iterator[tuple[str, Any]]:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    ways: dict[str, Callable[[bytes], Any]] = {
        "base64": base64.b64decode,
        "hexadecimal": lambda digits: bytes.fromhex(digits.decode()),
        "JSON": json.loads,
    }
    yield "backwards", text[::-1]
    for way, decode in ways.items():
        with contextlib.suppress(ValueError, RecursionError):
            decoded = decode(raw)
            yield way, decoded
            if isinstance(decoded, bytes):
                yield f"{way}, as text", decoded.decode()
                yield f"{way}, as JSON", json.loads(decoded)


HACKS = (
    ArgumentReturned,
    ArgumentDecoded,
    ArgumentReversed,
    PartOfArgument,
    OtherInstance,
    HiddenCopied,
    SameNumber,
    SameTruth,
    Counting,
    SameText,
    Menu,
)
