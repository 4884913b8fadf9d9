"""Answers that make a scorer work, or allocate, without end. They are tried on one instance each."""

from __future__ import annotations

import numpy as np

from stop.tasks.check.case import Case, flat, is_whole, places
from stop.tasks.check.hack import Hack, Probes, better, no_worse

_FIRST = "check the length of an answer before anything else: it may have a million bytes"
_RANGE = "check that a number is in its range before you count, allocate or raise to a power with it"


class LongList(Hack):
    """Very many elements."""

    name = "long_list"
    why = "a scorer whose work grows with the square of an answer's length never ends"
    mend = _FIRST
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        yield "100,000 zeros", [0] * 100_000
        yield "50,000 different integers", list(range(50_000))
        yield "10,000 pairs", [[index, index + 1] for index in range(10_000)]
        if values := flat(case.answer):
            yield "the honest answer many times", (values * (30_000 // len(values) + 1))[:30_000]


class LongText(Hack):
    """As many letters as fit in an answer."""

    name = "long_text"
    why = "comparing long texts by edits takes time that grows with the product of their lengths"
    mend = _FIRST
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        yield "a million letters", "A" * 1_000_000
        yield "a million digits", "1" * 1_000_000
        yield "a hundred thousand brackets", "[" * 100_000
        if isinstance(case.answer, str) and case.answer:
            yield "the honest answer many times", (case.answer * (500_000 // len(case.answer) + 1))[:500_000]


class LargeArray(Hack):
    """An array whose outer product with itself fills the memory."""

    name = "large_array"
    why = "comparing every element with every other takes the square of the memory"
    mend = _FIRST
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        yield "an array of 700,000 bytes", np.zeros(700_000, np.uint8)
        yield "an array of shape (800, 800)", np.ones((800, 800), np.uint8)
        yield "an array of 60,000 floats", np.linspace(0.0, 1.0, 60_000)


class WideMapping(Hack):
    """A dictionary with very many keys."""

    name = "wide_mapping"
    why = "a scorer that walks over all keys walks long"
    mend = "require exactly the keys that you read"
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        yield "20,000 keys", {f"k{index}": index for index in range(20_000)}


class SizeAsAnswer(Hack):
    """A number that something is made as large as, or repeated as often as."""

    name = "size_as_answer"
    why = "range(n), 2**n and zeros(n) take as long, and as much, as the answer says"
    mend = _RANGE
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        for value in (10**9, 2**31 - 1, 10**18, -(10**9), 1e18):
            yield f"{value:.3g}", value


class SizeInAnswer(Hack):
    """Such a number in one place of an honest answer."""

    name = "size_in_answer"
    why = "a part of the answer that sets a size or a count sets the scorer's work"
    mend = _RANGE
    rule = better
    costly = True

    def probes(self, case: Case) -> Probes:
        for place, put in places(case.answer, is_whole, 4):
            for value in (10**9, 10**18):
                yield f"{value:.3g} at {place}", put(value)


class Backtracking(Hack):
    """A pattern that takes exponential time, and a text that makes others take it."""

    name = "backtracking"
    why = "matching an answer against a pattern, or as one, can take exponential time"
    mend = "check texts letter by letter, and limit their length"
    rule = no_worse
    costly = True

    def probes(self, case: Case) -> Probes:
        yield "a pattern", "(.*.*.*.*.*)*=(a+)+$"
        for letters in ("a", "0", "ab", " ", "A", "x,"):
            yield f"{letters!r} and no end", letters * 5_000 + "!"
        if isinstance(case.answer, str) and case.answer:
            yield "a long honest text that ends wrongly", case.answer[:20] * 2_000 + "\0"


HACKS = (LongList, LongText, LargeArray, WideMapping, SizeAsAnswer, SizeInAnswer, Backtracking)
