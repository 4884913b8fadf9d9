"""Circle packing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop import Instance, InvalidAnswer
from utilities.circle_packing.task import task

PROBLEM = Instance(args=(26,))
GOOD = np.array(
    """
    0.2397105279 0.7636735694 0.0691806761
    0.6859430220 0.9074079050 0.0925920947
    0.1067901446 0.2747832834 0.1067901443
    0.4955317607 0.2753426168 0.1176296877
    0.2716298515 0.5976347964 0.0998983503
    0.8948174397 0.2739528396 0.1051825600
    0.4994283691 0.9060726627 0.0939273370
    0.2946094888 0.1302211011 0.1302211008
    0.0846395007 0.0846395007 0.0846395004
    0.8888438206 0.8888438206 0.1111561791
    0.5952197329 0.7420494435 0.0960189755
    0.4972844462 0.0788603729 0.0788603726
    0.7269057143 0.5960427019 0.1006003675
    0.1030605201 0.4846008027 0.1030605198
    0.7026096037 0.3816658445 0.1151488799
    0.4986680755 0.5299634198 0.1370104298
    0.8965327666 0.4825955822 0.1034672331
    0.7593524016 0.7629588637 0.0694401934
    0.7023095251 0.1332585728 0.1332585725
    0.4033587836 0.7424170495 0.0958423254
    0.0957323293 0.6832585350 0.0957323290
    0.3131158100 0.9076084484 0.0923915513
    0.1107790128 0.8892209872 0.1107790125
    0.9150737375 0.0849262625 0.0849262622
    0.2947460590 0.3869235534 0.1120770887
    0.9038486660 0.6820800429 0.0961513337
    """.split(),
    dtype=float,
).reshape(26, 3)
"""Found for this test by SLSQP from random starts, radii shrunk by 3e-10."""


def grid(radius: float) -> list[list[float]]:
    return [[(number % 6 + 0.5) / 6, (number // 6 + 0.5) / 6, radius] for number in range(26)]


def test_the_score_is_the_sum_of_the_radii_over_2_636() -> None:
    assert task.score(PROBLEM, grid(0.08)) == pytest.approx(26 * 0.08 / 2.636)


def test_a_packing_as_good_as_the_best_that_is_known_scores_what_the_reference_says() -> None:
    assert task.reference is not None
    assert task.score(PROBLEM, GOOD) == pytest.approx(task.reference.score, abs=1e-6)
    assert task.score(PROBLEM, GOOD) < 1


def test_the_smallest_overlap_and_the_smallest_step_over_the_edge_are_seen() -> None:
    touching = grid(0.01)
    touching[0], touching[1] = [0.25, 0.25, 0.125], [0.5, 0.25, 0.125]
    touching = [*touching[:2], *([0.9, 0.9 - 0.02 * n, 0.005] for n in range(24))]
    assert task.score(PROBLEM, touching) > 0
    for place, value in ((2, math.nextafter(0.125, 1)), (0, math.nextafter(0.25, 1))):
        spoiled = [row[:] for row in touching]
        spoiled[0][place] = value
        with pytest.raises(InvalidAnswer, match="overlap"):
            task.score(PROBLEM, spoiled)
    at_the_edge = [row[:] for row in touching]
    at_the_edge[0] = [0.125, 0.25, 0.125]
    assert task.score(PROBLEM, at_the_edge) > 0
    at_the_edge[0] = [math.nextafter(0.125, 0), 0.25, 0.125]
    with pytest.raises(InvalidAnswer, match="square"):
        task.score(PROBLEM, at_the_edge)


@given(st.integers(0, 25), st.floats(1e-4, 0.1))
def test_no_circle_of_a_tight_packing_can_grow(number: int, growth: float) -> None:
    grown = GOOD.copy()
    grown[number, 2] += growth
    with pytest.raises(InvalidAnswer):
        task.score(PROBLEM, grown)


@pytest.mark.parametrize(
    "answer",
    [
        grid(0.08)[:25],
        [*grid(0.08), [0.9, 0.9, 0.01]],
        [row[:2] for row in grid(0.08)],
        [[*row, 0.0] for row in grid(0.08)],
        grid(0.0),
        grid(-0.08),
        grid(float("nan")),
        grid(float("inf")),
        grid(0.09),
        [[0.5, 0.5, 0.4]] * 26,
        [[1e300, 1e300, 1e-300]] * 26,
        [[True, True, True]] * 26,
        [["0.5", "0.5", "0.01"]] * 26,
        [[1 << 20_000, 0.5, 0.01]] * 26,
        np.zeros((26, 3)),
        np.array(grid(0.08)).T,
        np.array(grid(0.08)).reshape(1, 26, 3),
        np.array(grid(0.08)).astype(complex),
        (grid(0.08), 2.6),
        {"centers": [], "radii": []},
        2.636,
    ],
)
def test_what_is_no_packing_is_refused(answer: Any) -> None:
    with pytest.raises(InvalidAnswer):
        task.score(PROBLEM, answer)
