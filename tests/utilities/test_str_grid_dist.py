"""String at a grid distance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer
from utilities.str_grid_dist.task import distance, task


@pytest.mark.parametrize(
    ("s", "t", "expected"),
    [("A", "A", 0), ("A", "B", 1), ("AB", "AA", 2), ("ABAB", "BABA", 4 + 3 + 3), ("AABB", "AABB", 0 + 1 + 1)],
)
def test_distance_adds_hamming_distance_and_changes_of_letter_within_each(
    s: str, t: str, expected: int
) -> None:
    assert distance(s, t) == expected


@given(st.integers(0, 2**32))
def test_some_string_lies_at_the_wanted_distance(seed: int) -> None:
    instance = task.draw(np.random.default_rng(seed))
    t, _ = instance.args
    assert 1 <= len(t) <= 30
    assert task.score(instance, instance.hidden) == 1


def test_strings_of_every_length_from_1_to_30_are_drawn() -> None:
    lengths = {len(task.draw(np.random.default_rng(seed)).args[0]) for seed in range(500)}
    assert lengths == set(range(1, 31))


pairs = st.integers(1, 30).flatmap(lambda n: st.tuples(*[st.text("AB", min_size=n, max_size=n)] * 3))


@given(pairs)
def test_a_miss_scores_more_than_0_and_less_than_half_by_the_papers_formula(
    strings: tuple[str, str, str],
) -> None:
    s, t, witness = strings
    wanted = distance(witness, t)
    score = task.score(Instance(args=(t, wanted), hidden=witness), s)
    if distance(s, t) == wanted:
        assert score == 1
    else:
        assert score == 0.5 - abs(distance(s, t) - wanted) / (6 * len(t))
        assert 0 < score < 0.5


@pytest.mark.parametrize("answer", ["", "A", "AAAA", "AAC", "aab", "A\0B", b"AAB", ["A", "A", "B"], 3, None])
def test_anything_but_a_string_of_the_same_length_and_letters_is_refused(answer: object) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(Instance(args=("ABA", 2)), answer)
