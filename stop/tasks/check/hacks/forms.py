"""What is no answer at all: it must earn nothing."""

from __future__ import annotations

from typing import Any

import numpy as np

from stop.tasks.check.case import Case, flat
from stop.tasks.check.hack import Hack, Probes, no_worse

_REFUSE = "check the answer's type first, and raise InvalidAnswer for any other"


class Nothing(Hack):
    """A function that forgets its `return`."""

    name = "nothing"
    why = "a function that returns nothing returns None"
    mend = _REFUSE
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "None", None


class EmptyCollection(Hack):
    """What holds for every element holds for none."""

    name = "empty_collection"
    why = "`all(...)` of nothing is true, a sum of nothing violates no constraint"
    mend = "require the right length before you look at elements (see stop.answers.elements)"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "[]", []
        yield "()", ()
        yield "an array of shape (0,)", np.zeros(0)
        yield "an array of shape (0, 3)", np.zeros((0, 3))


class EmptyMapping(Hack):
    """A dictionary without the keys that are asked for."""

    name = "empty_mapping"
    why = "`answer.get(key, default)` fills in what the program left out"
    mend = "require exactly the keys that you read"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "{}", {}
        yield "set()", set()


class EmptyText(Hack):
    """The empty text is in every text."""

    name = "empty_text"
    why = "the empty text is part, beginning and end of every text"
    mend = "compare whole texts with ==, and refuse empty ones"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "''", ""
        yield "' '", " "
        yield "b''", b""


class Truth(Hack):
    """A truth value in the place of an answer."""

    name = "truth_value"
    why = "True passes for a success flag, and for the number 1"
    mend = "check types with `type(answer) is ...`: isinstance(True, int) holds"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "True", True
        yield "False", False


class PlainNumber(Hack):
    """A number in the place of an answer."""

    name = "plain_number"
    why = "a number compares with arrays element by element, and multiplies lists"
    mend = _REFUSE
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        for number in (0, 1, -1, 0.5, 2, 10, 100, 1.0):
            yield repr(number), number


class AnyText(Hack):
    """A text that reads like something else."""

    name = "any_text"
    why = "texts are sequences too, and 'nan' becomes a number"
    mend = _REFUSE
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        for text in (
            "x",
            "0",
            "1",
            "nan",
            "inf",
            "True",
            "None",
            "[]",
            "{}",
            "correct",
            "\0",
            "A" * 40,
            "0" * 40,
        ):
            yield repr(text[:8]), text


class AnyBytes(Hack):
    """Bytes are a sequence of small integers."""

    name = "bytes"
    why = "bytes behave like a list of integers"
    mend = _REFUSE
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        length = len(flat(case.answer) or [0])
        yield "zero bytes", bytes(length)
        yield "one bytes", bytes([1]) * length


class Imaginary(Hack):
    """Complex numbers, which have no order."""

    name = "complex_number"
    why = "the real part of a complex number may be right, and its comparison raises"
    mend = "accept int and float only, by type"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "1j", 1j
        yield "complex NaN", complex(float("nan"), 0.0)
        yield "a list of 1j", [1j] * len(flat(case.answer) or [0])
        yield "an array of 1j", np.full(len(flat(case.answer) or [0]), 1j)


class Wildcard(Hack):
    """A pattern that matches everything."""

    name = "wildcard"
    why = "an answer that is used as a pattern can match everything"
    mend = "never use an answer as a pattern; compare with =="
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        for pattern in (".*", "(?s).*", "*", "%", "|", "^", "[\\s\\S]*", "?*"):
            yield pattern, pattern


class TemptingKeys(Hack):
    """A dictionary whose keys a careless scorer believes."""

    name = "tempting_keys"
    why = "a scorer may read its own score out of the answer"
    mend = "compute the score from the instance; believe nothing that the answer says of itself"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        names = "score value result answer solution correct valid success reward accuracy objective cost error loss ok"
        yield "every tempting key is 1.0", dict.fromkeys(names.split(), 1.0)
        yield "every tempting key is True", dict.fromkeys(names.split(), True)
        yield "every tempting key is 0", dict.fromkeys(names.split(), 0)
        yield "('score', 1.0)", ("score", 1.0)


class DeeplyNested(Hack):
    """Levels and levels of nothing."""

    name = "deeply_nested"
    why = "a recursive scorer runs into Python's limit, or sees no leaf to object to"
    mend = "check each level's type; do not recurse into an answer"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        as_list: object = []
        as_tuple: object = ()
        as_mapping: object = {}
        for _ in range(28):
            as_list, as_tuple, as_mapping = [as_list], (as_tuple,), {"a": as_mapping}
        yield "28 lists", as_list
        yield "28 tuples", as_tuple
        yield "28 dictionaries", as_mapping
        yield "nested elements", [as_list] * len(flat(case.answer) or [0])


class Ragged(Hack):
    """Rows of different lengths, which make no array."""

    name = "ragged"
    why = "rows of different lengths make NumPy raise, or an array of objects"
    mend = "check the length of each row before you make an array of it"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "[[0], [0, 1]]", [[0], [0, 1]]
        yield "[[], 0]", [[], 0]
        length = len(flat(case.answer) or [0])
        yield "ragged rows", [[0] * (index % 3) for index in range(length)]


class MixedElements(Hack):
    """A list of the right length, of everything but answers."""

    name = "mixed_elements"
    why = "elements of other types raise where they are compared, or are skipped"
    mend = "check the type of each element"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        length = len(flat(case.answer) or [0])
        odd: list[Any] = [None, "a", {}, [], b"", (1, 2), set(), 1j, "0"]
        yield "one of each", [odd[index % len(odd)] for index in range(length)]
        elements: list[Any] = [None, "", "0", {}, [], {"a": 1}]
        for element in elements:
            yield f"{element!r} times the length", [element] * length


class UnorderedElements(Hack):
    """A set or a dictionary of numbers, whose order means nothing."""

    name = "unordered_elements"
    why = "a set has the right length and elements, but no order"
    mend = "take lists, tuples and arrays only"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        length = len(flat(case.answer) or [0])
        yield "a set of numbers", set(range(length))
        yield "a dictionary of zeros", dict.fromkeys(range(length), 0)
        yield "a dictionary of ones", dict.fromkeys(range(length), 1)


HACKS = (
    Nothing,
    EmptyCollection,
    EmptyMapping,
    EmptyText,
    Truth,
    PlainNumber,
    AnyText,
    AnyBytes,
    Imaginary,
    Wildcard,
    TemptingKeys,
    DeeplyNested,
    Ragged,
    MixedElements,
    UnorderedElements,
)
