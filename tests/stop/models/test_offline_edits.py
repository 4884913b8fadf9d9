"""Each edit changes a program into another program, and says how; mutants that cannot work are told apart."""

from __future__ import annotations

import ast
import re
import sysconfig
from pathlib import Path
from random import Random

import pytest

from stop.models.genetic.mutation import WEIGHTS
from stop.models.genetic.numbers import change_number
from stop.models.genetic.order import reorder_loop
from stop.models.genetic.repetition import feed_back, keep_best_of_repeats, lengthen_loop, repeat_statements
from stop.models.genetic.soundness import drop_unreachable, faults
from stop.models.genetic.syntax import Edit, instead
from stop.models.genetic.wording import change_wording

PROGRAM = '''\
"""Climbs a hill. It has many steps."""
import random

STEPS = 40

def height(place, hills):
    """Returns how high a place is."""
    return sum(hills[i] * place[i] for i in range(len(hills)))

def algorithm(hills):
    place = [0 for _ in hills]
    for _ in range(STEPS):
        for i in range(len(hills)):
            if hills[i] > 0 and place[i] < 3 or random.random() < 0.05:
                place[i] += 1
                continue
            if place[i] > 1:
                place[i] = max(place[i] - 1, 0)
    print("All of this is done. It took a while.", height(place, hills))
    return place
'''


def edited(edit: Edit, seed: int, program: str = PROGRAM) -> tuple[str, str] | None:
    """The program after the edit, and what the edit says."""
    tree = ast.parse(program)
    idea = edit(tree, Random(seed))
    return (ast.unparse(tree), idea) if idea else None


def reported(program: str) -> set[str]:
    return faults(ast.parse(program), "f")


@pytest.mark.parametrize("edit", WEIGHTS, ids=lambda edit: edit.__name__)
def test_an_edit_makes_another_program_and_says_how(edit: Edit) -> None:
    outcomes = [outcome for seed in range(40) if (outcome := edited(edit, seed))]
    assert outcomes
    changed = [text for text, _ in outcomes if text != ast.unparse(ast.parse(PROGRAM))]
    assert len(set(changed)) > 1
    for text, idea in outcomes:
        ast.parse(text)
        assert "\n" not in idea
        assert "```" not in idea


@pytest.mark.parametrize("edit", WEIGHTS, ids=lambda edit: edit.__name__)
def test_an_edit_that_finds_no_place_leaves_the_program_alone(edit: Edit) -> None:
    for program in ("", '"""Only words. And more of them."""', "import os", "def f(x): ..."):
        for seed in range(5):
            tree = ast.parse(program)
            if edit(tree, Random(seed)) is None:
                assert ast.unparse(tree) == ast.unparse(ast.parse(program))


def test_docstrings_and_signatures_stay() -> None:
    for edit in WEIGHTS:
        for seed in range(20):
            outcome = edited(edit, seed)
            if outcome:
                assert outcome[0].startswith('"""Climbs a hill. It has many steps."""')
                assert '"""Returns how high a place is."""' in outcome[0]
                assert "def algorithm(hills):" in outcome[0]


def test_a_number_near_one_is_moved_by_its_distance_from_one() -> None:
    texts = {edited(change_number, seed, "c = 0.999")[0] for seed in range(60)}  # type: ignore[index]
    values = [float(text.split("=")[1]) for text in texts]
    assert sum(0.98 < value < 1 for value in values) > len(values) / 3


def test_only_a_loop_that_never_reads_its_count_is_lengthened() -> None:
    assert edited(lengthen_loop, 0, "for i in range(9):\n    f(i)") is None
    text, _ = edited(lengthen_loop, 0, "for i in range(9):\n    f(1)") or ("", "")
    assert int(text.split("range(")[1].split(")")[0]) > 9


def test_repeating_wraps_a_loop_in_another() -> None:
    text, _ = edited(repeat_statements, 1, "def f(x):\n    for i in x:\n        g(i)\n    return x") or (
        "",
        "",
    )
    outer = ast.parse(text).body[0].body[0]  # type: ignore[attr-defined]
    assert ast.unparse(outer.body[-1]) == "for i in x:\n    g(i)"


def test_keeping_the_best_uses_a_function_that_the_program_has() -> None:
    measured = (
        "def cost(a, w):\n    return sum(a)\n\n"
        "def f(w):\n    a = start(w)\n    for i in w:\n        a = step(a, i)\n    c = cost(a, w)\n    return a"
    )
    texts = {edited(keep_best_of_repeats, seed, measured)[0] for seed in range(20)}  # type: ignore[index]
    assert any("if best is None or cost(a, w) < best[0]:" in text for text in texts)
    assert any("if best is None or cost(a, w) > best[0]:" in text for text in texts)
    assert all("a = best[1]" in text and not reported(text) - reported(measured) for text in texts)
    assert (
        edited(keep_best_of_repeats, 0, measured.replace("cost(a, w)\n    return", "len(a)\n    return"))
        is None
    )


def test_keeping_the_best_takes_a_name_that_is_free() -> None:
    program = (
        "def v(a): return a\n\ndef f(best):\n    for best_2 in best:\n        a = best_2\n    return v(a) + a"
    )
    text, _ = edited(keep_best_of_repeats, 0, program) or ("", "")
    assert "best_3 = None" in text


def test_a_function_is_fed_its_own_result_where_the_types_allow() -> None:
    program = 'def f(a: str, n: int) -> str:\n    """Doc."""\n    b = a + a\n    return b[:n]'
    text, _ = edited(feed_back, 0, program) or ("", "")
    loop = ast.unparse(ast.parse(text).body[0].body[1])  # type: ignore[attr-defined]
    assert re.fullmatch(r"for _ in range\(\d+\):\n    b = a \+ a\n    a = b\[:n\]", loop)
    assert text.endswith("    return a")
    assert edited(feed_back, 0, program.replace("-> str", "-> list")) is None


def test_the_words_for_a_change_show_where_a_long_line_changed() -> None:
    old = "f(" + ", ".join(f"argument_{i}" for i in range(40)) + ")"
    words = instead(ast.parse(old.replace("argument_30", "other")), old)
    assert len(words) < 160
    assert "other" in words.split("instead of")[0]
    assert "argument_30" in words.split("instead of")[1]


def test_a_loop_is_sorted_only_by_what_it_does_not_change() -> None:
    program = "def f(w):\n    for i in w:\n        s = w[i]\n        t = s[i]\n    return t"
    texts = {edited(reorder_loop, seed, program)[0] for seed in range(40)}  # type: ignore[index]
    assert any("key=lambda i: w[i]" in text for text in texts)
    assert not any("lambda i: s[i]" in text for text in texts)


def test_prompts_are_edited_by_the_sentence() -> None:
    program = 'message = f"""Improve this: {x}. Be clever about it. Return a program."""'
    for seed in range(20):
        outcome = edited(change_wording, seed, program)
        assert outcome is None or "{x}" in outcome[0]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("return y", "y is read before it is bound"),
        ("y += 1\n    return y", "y is read before it is bound"),
        ("z = y\n    y = 1\n    return z", "y is read before it is bound"),
        ("break\n    return x", "a jump stands outside of any loop"),
        (
            "for i in x:\n        pass\n    else:\n        break\n    return x",
            "a jump stands outside of any loop",
        ),
        ("pass", "f returns nothing"),
    ],
)
def test_a_fault_that_shows_in_the_text_is_reported(body: str, fault: str) -> None:
    assert reported(f"def f(x):\n    {body}") == {fault}


@pytest.mark.parametrize(
    "module", ["bisect", "fractions", "graphlib", "heapq", "random", "statistics", "textwrap"]
)
def test_sound_modules_have_no_faults(module: str) -> None:
    source = (Path(sysconfig.get_path("stdlib")) / f"{module}.py").read_text()
    assert reported(source) <= {"f returns nothing"}


def test_what_can_never_be_reached_is_dropped() -> None:
    tree = ast.parse("def f(x):\n    if x:\n        return 1\n        x = 2\n    return x\n    return 3")
    drop_unreachable(tree)
    assert ast.unparse(tree) == "def f(x):\n    if x:\n        return 1\n    return x"
