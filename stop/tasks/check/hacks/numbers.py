"""Honest answers whose numbers are not what they seem."""

from __future__ import annotations

import math
from functools import partial
from operator import mul
from typing import Any

import numpy as np

from stop.tasks.check.case import Case, flat, is_number, is_numeric, is_whole, places, replaced
from stop.tasks.check.hack import Hack, Probes, better, clearly_better, counts_at_all, far_out

_FINITE = "require math.isfinite of every number before you compare any"
_DOMAIN = "require each number to lie in its domain, and refuse answers that do not"


def _every(case: Case, label: str, value: Any) -> Probes:
    changed = replaced(case.answer, is_numeric, lambda _: value)
    if places_of(case):
        yield label, changed


def places_of(case: Case) -> bool:
    """Whether the honest answer holds a number at all."""
    return next(places(case.answer, is_numeric), None) is not None


class NaNEverywhere(Hack):
    """NaN for each number."""

    name = "nan_everywhere"
    why = "every comparison with NaN is false, so that no check objects: min(1, nan) is 1"
    mend = _FINITE
    rule = counts_at_all

    def probes(self, case: Case) -> Probes:
        yield from _every(case, "NaN for each number", math.nan)
        yield from _every(case, "-NaN for each number", -math.nan)


class OneNaN(Hack):
    """NaN in one place: it spoils a sum, and so the limit that the sum is checked against."""

    name = "one_nan"
    why = "one NaN makes a sum NaN, and `nan > limit` is false"
    mend = _FINITE
    rule = better

    def probes(self, case: Case) -> Probes:
        for place, put in places(case.answer, is_numeric):
            yield f"NaN at {place}", put(math.nan)


class InfinityEverywhere(Hack):
    """Infinity for each number."""

    name = "infinity"
    why = "infinity is larger than every bound, and inf - inf is NaN"
    mend = _FINITE
    rule = counts_at_all

    def probes(self, case: Case) -> Probes:
        yield from _every(case, "inf for each number", math.inf)
        yield from _every(case, "-inf for each number", -math.inf)


class OneInfinity(Hack):
    """Infinity in one place."""

    name = "one_infinity"
    why = "one infinite value outweighs all others"
    mend = _FINITE
    rule = better

    def probes(self, case: Case) -> Probes:
        for place, put in places(case.answer, is_numeric):
            yield f"inf at {place}", put(math.inf)
            yield f"-inf at {place}", put(-math.inf)


class FarValues(Hack):
    """Numbers far outside of what an honest answer holds."""

    name = "far_values"
    why = "an objective without bounds grows with the numbers that it is given"
    mend = _DOMAIN
    rule = far_out

    def probes(self, case: Case) -> Probes:
        for value in (
            10**6,
            -(10**6),
            2**31,
            2**63,
            2**64 - 1,
            -(2**63),
            10**18,
            1e9,
            -1e9,
            1e18,
            1e154,
            1e300,
            -1e300,
        ):
            yield from _every(case, f"{value:.3g} for each number", value)
        for factor in (1000, -1000, 10**6, -(10**6)):
            if places_of(case):
                yield f"each number times {factor}", replaced(case.answer, is_number, partial(mul, factor))


class OneFarValue(Hack):
    """A number far outside in one place, such as each radius, or the weight that is claimed."""

    name = "one_far_value"
    why = "a part of the answer that is believed, not checked, can be whatever is best"
    mend = "compute everything that counts from the instance and the checked parts of the answer"
    rule = far_out

    def probes(self, case: Case) -> Probes:
        for place, put in places(case.answer, is_numeric):
            for value in (0, 1, -1, 10**6, -(10**6), 1e12, -1e12, 1e-12):
                yield f"{value:.3g} at {place}", put(value)


class TinyValues(Hack):
    """Numbers so small that they hardly are there."""

    name = "tiny_values"
    why = "a cost that is divided by, or a distance that is measured, goes to zero with its numbers"
    mend = _DOMAIN
    rule = far_out

    def probes(self, case: Case) -> Probes:
        for value in (1e-300, 5e-324, -1e-300):
            yield from _every(case, f"{value:.3g} for each number", value)


class HugeIntegers(Hack):
    """Integers that no float holds."""

    name = "huge_integers"
    why = "integers beyond 1e308 raise OverflowError where they become floats"
    mend = "compare integers with their bounds before you convert them"
    rule = far_out

    def probes(self, case: Case) -> Probes:
        yield "10**400", 10**400
        yield from _every(case, "10**400 for each number", 10**400)
        yield from _every(case, "-10**400 for each number", -(10**400))
        for place, put in places(case.answer, is_numeric, 3):
            yield f"10**400 at {place}", put(10**400)


class BooleansForIntegers(Hack):
    """Truth values where integers are asked for."""

    name = "booleans_for_integers"
    why = "True is an instance of int, equal to 1, and ~True is -2"
    mend = "check `type(value) is int`, or use stop.answers.integers"
    rule = better

    def probes(self, case: Case) -> Probes:
        if any(True for _ in places(case.answer, is_number)):
            yield "bool of each number", replaced(case.answer, is_number, bool)
            yield "True for each number", replaced(case.answer, is_number, lambda _: True)
            yield "False for each number", replaced(case.answer, is_number, lambda _: False)


class FractionsForIntegers(Hack):
    """Different numbers that truncate to the same integer."""

    name = "fractions_for_integers"
    why = "0.1 and 0.2 are different, but int() makes one integer of them"
    mend = "refuse what is not equal to its int() (see stop.answers.integers)"
    rule = clearly_better

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values and all(map(is_whole, values)):
            count = len(values)
            yield "each plus 0.4", [value + 0.4 for value in values]
            yield (
                "different fractions of one integer",
                [values[0] + index / (count + 1) for index in range(count)],
            )
            yield (
                "each of half of them twice",
                [values[index // 2] + 0.4 * (index % 2) for index in range(count)],
            )


class NegativeIndices(Hack):
    """Negative numbers that index the same elements from the end."""

    name = "negative_indices"
    why = "-1 and n - 1 are different numbers, but index the same element"
    mend = "require 0 <= index < n"
    rule = clearly_better

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if values and all(map(is_whole, values)):
            count = max(len(values), max(values) + 1)
            yield "each less the length", [value - count for value in values]
            yield "half of them twice", [values[i // 2] - count * (i % 2) for i in range(len(values))]
            yield "-1, -2, -3 ...", [-1 - index for index in range(len(values))]
            yield "-1 for each", [-1] * len(values)


class Numerals(Hack):
    """Texts of the numbers."""

    name = "numerals"
    why = "float('nan') is a number, and '9' > '10' holds"
    mend = "check types; never convert an answer"
    rule = better

    def probes(self, case: Case) -> Probes:
        if places_of(case):
            yield "the text of each number", replaced(case.answer, is_numeric, str)
            yield "'nan' for each number", replaced(case.answer, is_numeric, lambda _: "nan")
            yield "'inf' for each number", replaced(case.answer, is_numeric, lambda _: "inf")
            yield "the text of the answer", str(case.answer)[:100_000]


class NarrowArrays(Hack):
    """The same numbers in arrays whose arithmetic wraps around."""

    name = "narrow_arrays"
    why = "arithmetic on small integer types wraps around: uint8 0 - 1 is 255"
    mend = "convert to int or float64 after you checked the values"
    rule = better

    def probes(self, case: Case) -> Probes:
        values = flat(case.answer)
        if not values or not all(map(is_numeric, values)):
            return
        with np.errstate(all="ignore"):
            for kind in ("u1", "i1", "u8", "f2", "f4", "c16", "?"):
                try:
                    yield f"an array of {np.dtype(kind).name}", np.array(values, dtype=float).astype(kind)
                except (OverflowError, ValueError):
                    continue


class MirroredSigns(Hack):
    """Each number with the other sign."""

    name = "mirrored_signs"
    why = "where a sign is not checked, costs become gains"
    mend = _DOMAIN
    rule = far_out

    def probes(self, case: Case) -> Probes:
        if any(True for _ in places(case.answer, is_number)):
            yield "each number times -1", replaced(case.answer, is_number, lambda value: -value)


HACKS = (
    NaNEverywhere,
    OneNaN,
    InfinityEverywhere,
    OneInfinity,
    FarValues,
    OneFarValue,
    TinyValues,
    HugeIntegers,
    BooleansForIntegers,
    FractionsForIntegers,
    NegativeIndices,
    Numerals,
    NarrowArrays,
    MirroredSigns,
)
