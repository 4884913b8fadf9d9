"""What each of the bundled tasks promises alike."""

from __future__ import annotations

import ast
import contextlib
import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from stop import Instance, InvalidAnswer
from stop.catalogue import LoadedTask, bundled_tasks, load_task
from stop.instances import DrawnInstance, draw_instances
from stop.turns import always

# CPU seconds a call, instances of val and of test; the first six from the table of the paper's tasks.
LIMITS = {
    "lpn": (2.0, 20, 50),
    "parity": (2.0, 20, 50),
    "str_grid_dist": (0.1, 50, 50),
    "mqap": (0.5, 10, 20),
    "three_sat": (0.1, 30, 50),
    "maxcut": (0.1, 40, 60),
    "cap_set": (5.0, 2, 4),
    "circle_packing": (5.0, 2, 4),
    "online_bin_packing": (1.0, 5, 10),
    "speed_up": (2.0, 4, 8),
    "tsp": (1.0, 10, 20),
}
ONE_PROBLEM = ("cap_set", "circle_packing")
"""Their instances differ only in the seed of the program's chance."""
TASKS = {name: load_task(name) for name in LIMITS}

every_task = pytest.mark.parametrize("loaded", TASKS.values(), ids=TASKS)


ANSWERS: dict[str, Callable[..., Any]] = {
    "lpn": lambda *_: [0] * 20,
    "parity": lambda *_: [0] * 20,
    "str_grid_dist": lambda t, _wanted: "A" * len(t),
    "mqap": lambda *_: list(range(15)),
    "three_sat": lambda variables, _clauses: [True] * (variables + 1),
    "maxcut": lambda weights: [0] * len(weights),
    "cap_set": lambda dimension: [[0] * dimension, [1] * dimension],
    "circle_packing": lambda count: [[(i % 6 + 0.5) / 6, (i // 6 + 0.5) / 6, 0.08] for i in range(count)],
    "online_bin_packing": lambda: 0,
    "speed_up": lambda times, *_: [0] * len(times),
    "tsp": lambda cities: list(range(len(cities))),
}


def some_answer(loaded: LoadedTask, arguments: tuple[Any, ...]) -> Any:
    """Return an answer of the right form."""
    return ANSWERS[loaded.name](*arguments)


def arguments_of(loaded: LoadedTask, instance: Instance) -> tuple[Any, ...]:
    """What the program's first call is given."""
    return instance.args if loaded.task.turns is None else next(loaded.task.turns(instance))


array_types = st.one_of(
    hnp.integer_dtypes(),
    hnp.unsigned_integer_dtypes(),
    hnp.floating_dtypes(),
    hnp.complex_number_dtypes(),
    hnp.boolean_dtypes(),
    hnp.datetime64_dtypes(),
)
arrays = hnp.arrays(array_types, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=21))
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.binary(max_size=30)
)
plain = st.recursive(
    st.one_of(scalars, arrays),
    lambda inner: st.one_of(
        st.lists(inner, max_size=21),
        st.lists(inner, max_size=21).map(tuple),
        st.dictionaries(scalars, inner, max_size=5),
        st.sets(scalars, max_size=21),
    ),
    max_leaves=30,
)


@st.composite
def spoiled(draw: st.DrawFn, right_form: Any) -> Any:
    """An answer of the right form with one thing wrong, or not even that."""
    if isinstance(right_form, str):
        return draw(st.one_of(st.text("AB\0ab", max_size=31), st.just(list(right_form)), st.just(right_form)))
    answer = list(right_form) if isinstance(right_form, list) else [right_form] * 3
    position = draw(st.integers(0, len(answer) - 1))
    match draw(st.sampled_from(["element", "shorter", "longer", "shape", "type"])):
        case "element":
            return [*answer[:position], draw(plain), *answer[position + 1 :]]
        case "shorter":
            return answer[:position]
        case "longer":
            return answer + answer[:position]
        case "shape":
            return np.array(answer).reshape(draw(st.sampled_from([(-1, 1), (1, -1)])))
        case _:
            return np.array(answer).astype(
                draw(st.sampled_from(["?", "u1", "f2", "f8", "c8", "M8[ns]", "U5"]))
            )


@pytest.fixture(scope="module")
def first() -> dict[str, Any]:
    return {name: draw_instances(loaded, "val", seed=1)[0].instance for name, loaded in TASKS.items()}


def test_the_catalogue_has_exactly_the_papers_tasks_and_those_of_the_peers() -> None:
    assert bundled_tasks() == sorted(LIMITS)


@every_task
def test_limits_and_numbers_of_instances_are_the_papers(loaded: LoadedTask) -> None:
    assert (loaded.task.call_seconds, loaded.task.instances["val"], loaded.task.instances["test"]) == LIMITS[
        loaded.name
    ]


@settings(max_examples=300, deadline=None)
@given(answer=plain)
def test_no_hostile_answer_raises_or_leaves_the_range(first: dict[str, Any], answer: Any) -> None:
    for name, loaded in TASKS.items():
        scored = always(loaded, first[name], answer)
        assert 0 <= scored.score <= 1, name
        assert scored.kind in (None, "invalid"), name
        assert scored.fault is None or scored.score == 0, name


@every_task
@settings(max_examples=150, deadline=None)
@given(choices=st.data())
def test_no_nearly_right_answer_raises_or_leaves_the_range(
    loaded: LoadedTask, first: dict[str, Any], choices: st.DataObject
) -> None:
    instance = first[loaded.name]
    answer = choices.draw(spoiled(some_answer(loaded, instance.args)))
    scored = always(loaded, instance, answer)
    assert 0 <= scored.score <= 1
    assert scored.kind in (None, "invalid")


def deep_list() -> list[Any]:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    return nested


@every_task
@pytest.mark.parametrize(
    "make",
    [
        lambda size: "A" * 2**20,
        lambda size: [0] * 2**18,
        lambda size: np.zeros((1024, 1024), np.uint8),
        lambda size: [1 << 8_000_000] * size,
        lambda size: [-(1 << 8_000_000)] * size,
        lambda size: [deep_list()] * size,
        lambda size: np.full(size, 2**64 - 1, np.uint64),
        lambda size: np.full(size, np.nan),
        lambda size: np.full(size, -np.inf),
        lambda size: [0.5] * size,
        lambda size: ["0"] * size,
        lambda size: "A" * size + "\n",
        lambda size: dict.fromkeys(range(size), 0),
        lambda size: set(range(size)),
        lambda size: np.zeros(()),
        lambda size: None,
    ],
)
def test_large_deep_and_odd_answers_are_refused_in_one_short_line(
    loaded: LoadedTask, first: dict[str, Any], make: Any
) -> None:
    instance = first[loaded.name]
    right_form = some_answer(loaded, instance.args)
    scored = always(loaded, instance, make(1 if isinstance(right_form, int) else len(right_form)))
    assert scored.score == 0
    assert scored.kind == "invalid"
    assert scored.fault is not None
    assert 0 < len(scored.fault) <= 300
    assert scored.fault.isprintable()


@every_task
def test_lists_tuples_and_arrays_of_the_same_answer_score_the_same(
    loaded: LoadedTask, first: dict[str, Any]
) -> None:
    instance = first[loaded.name]
    answer = some_answer(loaded, instance.args)
    forms = [answer] if isinstance(answer, str | int) else [answer, tuple(answer), np.array(answer)]
    scores = {always(loaded, instance, form) for form in forms}
    assert len(scores) == 1
    assert scores.pop().fault is None or loaded.name == "speed_up"  # whose results are right or none


@every_task
def test_scoring_changes_neither_the_instance_nor_the_answer(
    loaded: LoadedTask, first: dict[str, Any]
) -> None:
    instance = copy.deepcopy(first[loaded.name])
    answer = some_answer(loaded, instance.args)
    if not isinstance(answer, str | int):
        answer = np.array(answer)
    before = copy.deepcopy((instance, answer))
    with contextlib.suppress(InvalidAnswer):  # of `speed_up`, whose results are right or none
        loaded.task.score(instance, 300 if loaded.task.turns else answer)
    np.testing.assert_equal(
        (instance.args, instance.hidden, answer), (before[0].args, before[0].hidden, before[1])
    )


@every_task
def test_a_draw_depends_on_its_generator_alone(loaded: LoadedTask) -> None:
    drawn = [loaded.task.draw(np.random.default_rng(7)) for _ in range(2)]
    np.testing.assert_equal((drawn[0].args, drawn[0].hidden), (drawn[1].args, drawn[1].hidden))


@every_task
def test_the_splits_share_no_instance(loaded: LoadedTask) -> None:
    val, test = (draw_instances(loaded, split, seed=3) for split in ("val", "test"))
    assert not {drawn.seed for drawn in val} & {drawn.seed for drawn in test}
    if loaded.name not in ONE_PROBLEM:
        assert not set(filter(None, map(text_of, val))) & set(filter(None, map(text_of, test)))


def text_of(drawn: DrawnInstance) -> str | None:
    """What tells an instance from others; None for short strings, of which two draws may well be the same."""
    problem = drawn.instance.args or drawn.instance.hidden
    return None if isinstance(problem[0], str) and len(problem[0]) <= 15 else repr(problem)


@every_task
def test_a_reference_is_known_with_its_source(loaded: LoadedTask) -> None:
    assert loaded.task.reference is not None
    assert 0 < loaded.task.reference.score <= 1
    assert len(loaded.task.reference.source) > 20


def constants(tree: ast.Module) -> dict[str, Any]:
    return {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in tree.body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
        if statement.targets[0].id.isupper()
    }


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {statement.name: statement for statement in tree.body if isinstance(statement, ast.FunctionDef)}


def trusted_tree(name: str) -> ast.Module:
    """The syntax of a task's trusted code; `parity` shares that of `lpn`."""
    source = "lpn" if name == "parity" else name
    return ast.parse((TASKS[source].folder / "task.py").read_text())


@every_task
def test_the_text_shown_to_the_model_names_the_numbers_that_are_used(loaded: LoadedTask) -> None:
    shown = constants(ast.parse(loaded.utility_text))
    assert shown.pop("CALL_SECONDS") == loaded.task.call_seconds
    assert shown.pop("INSTANCES") == loaded.task.instances["val"]
    used = constants(trusted_tree(loaded.name))
    if loaded.name == "parity":
        del used["FLIP_PROBABILITY"]
    assert shown == used


@every_task
def test_functions_shown_to_the_model_are_those_that_are_used(loaded: LoadedTask) -> None:
    shown, used = functions(ast.parse(loaded.utility_text)), functions(trusted_tree(loaded.name))
    for name in shown.keys() & used.keys():
        assert ast.dump(shown[name]) == ast.dump(used[name])
    assert "utility" in shown


@every_task
def test_the_seed_defines_the_entry_with_the_arguments_shown(
    loaded: LoadedTask, first: dict[str, Any]
) -> None:
    entry = functions(ast.parse(loaded.seed_text))[loaded.task.entry]
    names = [argument.arg for argument in entry.args.args]
    assert len(names) == len(arguments_of(loaded, first[loaded.name]))
    assert f"{loaded.task.entry}({', '.join(names)}) ->" in loaded.utility_text


@every_task
def test_the_models_texts_hold_no_path_and_no_trace_of_the_trusted_code(loaded: LoadedTask) -> None:
    for text in (loaded.utility_text, loaded.seed_text):
        assert str(Path(loaded.folder).parent) not in text
        assert "stop" not in text.split()
