"""Honest content in a wrong shape: more of it, less of it, or arranged so that comparison broadcasts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from stop.tasks.check.case import Case, Honest, category, flat, is_numeric, is_whole
from stop.tasks.check.hack import Hack, Probes, Series, better, clearly_better, counts_at_all, jackpot

_ONCE = re.compile(r"\b(permutation|once|distinct|in some order|no \w+ twice)\b", re.IGNORECASE)
_LENGTH = "require the exact shape and length before you compare (see stop.answers.elements)"


def _numeric(case: Case) -> list[Any] | None:
    values = flat(case.answer)
    return values if values and all(map(is_numeric, values)) else None


def broadcast(series: Series) -> bool:
    """A wrong shape was not refused but compared: it has a score, other than that of the same content in its own."""
    return any(
        each.verdict.score > 1e-9 and abs(each.verdict.score - each.bar) > 1e-9 for each in series.tried
    )


def part_is_enough(series: Series) -> bool:
    """A part scores no less than the whole, where the whole is not far from right."""
    return series.bar >= 0.5 and series.mean >= series.bar - 1e-9 and len(series.tried) > 1


class _Reshaped(Hack):
    """Honest content in another shape."""

    mend = _LENGTH
    rule = broadcast


class Column(_Reshaped):
    """A column of shape (n, 1)."""

    name = "column"
    why = "a column compared with a row makes a square of comparisons (a fault of the paper's released code)"

    def probes(self, case: Case) -> Probes:
        if values := _numeric(case):
            yield "an array of shape (n, 1)", np.array(values).reshape(-1, 1)
            yield "a list of lists of one", [[value] for value in values]


class Tiled(_Reshaped):
    """The answer once for each element: a square."""

    name = "tiled"
    why = "a square compares with a row element by element, n times over"

    def probes(self, case: Case) -> Probes:
        if values := _numeric(case):
            yield "an array of shape (n, n)", np.tile(np.array(values), (len(values), 1))
            yield "an array of shape (3, n)", np.tile(np.array(values), (3, 1))


class Row(_Reshaped):
    """A matrix of one row."""

    name = "row"
    why = "the length of a matrix of one row is 1"

    def probes(self, case: Case) -> Probes:
        if values := _numeric(case):
            yield "an array of shape (1, n)", np.array(values).reshape(1, -1)
            yield "an array of shape (1, 1, n)", np.array(values).reshape(1, 1, -1)


class Wrapped(Hack):
    """The answer in a list of its own, beside others."""

    name = "wrapped"
    why = "a list of answers is no answer: a scorer that takes the best of it, or looks whether the right one is in it"
    mend = _LENGTH
    rule = better

    def probes(self, case: Case) -> Probes:
        yield "a list of the answer", [case.answer]
        yield "a tuple of the answer, twice", (case.answer, case.answer)
        yield "a dictionary of the answer", {"answer": case.answer}


class Scalar(Hack):
    """One value in the place of as many as there are elements."""

    name = "scalar_for_vector"
    why = "one value compares with a whole array, element by element"
    mend = _LENGTH

    def probes(self, case: Case) -> Probes:
        values = _numeric(case)
        if not values or len(values) < 4:
            return
        for value in dict.fromkeys((values[0], 0, 1)):
            yield f"{value!r}", value
            yield f"an array of shape () of {value!r}", np.array(value)
            yield f"[{value!r}]", [value]
            yield f"{value!r} for each element", [value] * len(values)
            yield f"{value!r} for all elements but one", [value] * (len(values) - 1)

    def is_certain(self, series: Series) -> bool:
        """What `caught` finds leaves no doubt."""
        return True

    def caught(self, tried: Sequence[Series]) -> Sequence[Series]:
        """Broadcast: one value scores as that value for each element does, and for all but one scores nothing."""
        means = {series.label: series.mean for series in tried}
        return [
            series
            for series in tried
            for full, short in [_lengths(series.label)]
            if full in means
            if series.mean > 1e-9 and abs(series.mean - means[full]) < 1e-9 and means[short] == 0
        ]


def _lengths(label: str) -> tuple[str, str]:
    value = label.removeprefix("an array of shape () of ").strip("[]")
    return f"{value} for each element" if label[-1] != "t" else "", f"{value} for all elements but one"


class Doubled(Hack):
    """The answer twice, or many times."""

    name = "repeated_answer"
    why = "what counts once may count again when it is given again"
    mend = "require the exact length, or distinct elements"
    rule = clearly_better

    def probes(self, case: Case) -> Probes:
        if values := flat(case.answer):
            for times in (2, 3, 10):
                yield f"the answer {times} times", values * times
            yield "each element twice", [value for value in values for _ in range(2)]
            yield "the answer and its reverse", values + values[::-1]
            yield "the answer and its first element", [*values, values[0]]
        elif isinstance(case.answer, str):
            yield "the text twice", case.answer * 2
            yield "the text ten times", case.answer * 10


class RepeatsInPermutation(Hack):
    """An element twice and another never, where the text asks for each once."""

    name = "repeats_in_permutation"
    why = "an answer with an element twice, and another left out, may be easier to make good"
    mend = "require that the elements, sorted, are 0 to n - 1"
    rule = counts_at_all

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if not values or len(values) < 4 or not _ONCE.search(case.told) or not all(map(is_whole, values)):
            return
        if sorted(values) == list(range(len(values))):
            count = len(values)
            yield "the first element twice", [values[0], *values[:-1]]
            yield "half of the elements twice", [values[index // 2] for index in range(count)]
            yield (
                "half of them, and their negative indices",
                [values[i // 2] - count * (i % 2) for i in range(count)],
            )


class RepeatedElement(Hack):
    """One element, over and over."""

    name = "repeated_element"
    why = "one good element given many times may count each time"
    mend = "require distinct elements where they must be distinct"
    rule = jackpot

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values:
            for times in (len(values), 2 * len(values), 10 * len(values), 1000):
                yield f"the first element {times // len(values)} times the length", [values[0]] * times
                yield f"the last element {times // len(values)} times the length", [values[-1]] * times
        elif isinstance(case.answer, list | tuple | np.ndarray) and len(case.answer):
            for times in (1, 10, 100):
                yield (
                    f"the first member {times} times the length",
                    [case.answer[0]] * (times * len(case.answer)),
                )


class Truncated(Hack):
    """The beginning of an answer."""

    name = "truncated"
    why = "zip() stops at the shorter side, and a mean over few elements is easily high"
    mend = _LENGTH
    rule = part_is_enough

    def bar(self, case: Case, label: str) -> float:
        """The score of the best honest answer: it is that one's beginning."""
        del label
        return _best(case).score

    def probes(self, case: Case) -> Probes:
        answer = _best(case).answer
        values = flat(answer)
        if values and len(values) >= 4:
            yield "the first element alone", values[:1]
            yield "the first half", values[: len(values) // 2]
        elif isinstance(answer, str) and len(answer) >= 4:
            yield "the first letter alone", answer[:1]


class Short(Hack):
    """An answer of one element, the best of a few."""

    name = "one_element"
    why = "a score that is a share of what was given is perfect for one right element"
    mend = "divide by what is asked for, not by what was given"

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values and len(values) >= 4:
            for place, value in enumerate(dict.fromkeys([0, 1, *values])):
                if place < 16:
                    yield f"one element, choice {place}", [value]

    def is_certain(self, series: Series) -> bool:
        """What `caught` finds leaves no doubt."""
        return True

    def caught(self, tried: Sequence[Series]) -> Sequence[Series]:
        """On every instance some answer of one element is perfect, and the seed solution's are not."""
        best: dict[str, float] = {}
        for each in (each for series in tried for each in series.tried):
            place = f"{each.case.drawn.index}"
            best[place] = max(best.get(place, 0.0), each.verdict.score)
        perfect = len(best) > 1 and min(best.values()) >= 0.99
        return [max(tried, key=lambda series: series.mean)] if perfect and tried[0].bar < 0.95 else []


class Overlong(Hack):
    """An honest answer with more behind it."""

    name = "overlong"
    why = "what comes after the answer may be counted without being checked"
    mend = _LENGTH
    rule = clearly_better

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values:
            for extra in (0, 1, None, "x", 10**6):
                yield f"{extra!r} behind it", [*values, *[extra] * len(values)]
            yield (
                "the best honest answers of others behind it",
                [*values, *(flat(case.others[0]) or [])][:10_000] if case.others else values,
            )


class Transposed(Hack):
    """Rows and columns exchanged."""

    name = "transposed"
    why = "a matrix and its transpose have the same elements"
    mend = "require the exact shape"
    rule = clearly_better

    def probes(self, case: Case) -> Probes:
        answer = case.answer
        if isinstance(answer, np.ndarray) and answer.ndim == 2:
            yield "the transpose", answer.T.copy()
        elif (
            isinstance(answer, list | tuple)
            and all(isinstance(row, list | tuple) for row in answer)
            and len({len(row) for row in answer}) == 1
        ):
            yield "the transpose", [list(row) for row in zip(*answer, strict=True)]


def _best(case: Case) -> Honest:
    """The honest answer of the seed's sort that scores most."""
    alike = [each for each in case.honest if category(each.answer) == category(case.honest[0].answer)]
    return max(alike, key=lambda each: each.score)


HACKS = (
    Column,
    Row,
    Tiled,
    Wrapped,
    Scalar,
    Doubled,
    RepeatsInPermutation,
    RepeatedElement,
    Truncated,
    Short,
    Overlong,
    Transposed,
)
