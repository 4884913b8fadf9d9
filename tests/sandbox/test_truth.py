"""What the policy takes a flag's value for: never less than what it may be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.checker import check, read
from sandbox.policy.truth import Truth, TruthTeller

CONSTANTS = [
    ("True", True),
    ("False", False),
    ("None", None),
    ("0", 0),
    ("1", 1),
    ("''", ""),
    ("'a'", "a"),
    ("[]", []),
    ("[0]", [0]),
]
Expression = tuple[str, object]


def negation(inner: Expression) -> Expression:
    return f"(not {inner[0]})", not inner[1]


def conjunction(pair: tuple[Expression, Expression]) -> Expression:
    (first, a), (second, b) = pair
    return f"({first} and {second})", a and b


def disjunction(pair: tuple[Expression, Expression]) -> Expression:
    (first, a), (second, b) = pair
    return f"({first} or {second})", a or b


def conversion(inner: Expression) -> Expression:
    return f"bool({inner[0]})", bool(inner[1])


def choice(parts: tuple[Expression, Expression, Expression]) -> Expression:
    (test, a), (body, b), (other, c) = parts
    return f"({body} if {test} else {other})", b if a else c


def called(inner: Expression) -> Expression:
    return f"(lambda: {inner[0]})()", inner[1]


def looked_up(inner: Expression) -> Expression:
    return f"{{'k': {inner[0]}}}['k']", inner[1]


EXPRESSIONS = st.recursive(
    st.sampled_from(CONSTANTS),
    lambda inner: st.one_of(
        inner.map(negation),
        inner.map(conversion),
        inner.map(called),
        inner.map(looked_up),
        st.tuples(inner, inner).map(conjunction),
        st.tuples(inner, inner).map(disjunction),
        st.tuples(inner, inner, inner).map(choice),
    ),
    max_leaves=8,
)
"""Expressions with the values they have, which are worked out here while the texts are put together."""


def truth(source: str) -> Truth:
    """What the value of the argument `flag` may be, in the one call that has it."""
    program = read(source)
    ((value, scope),) = (
        (item.value, scope)
        for call, scope in program.walk.calls
        for item in call.keywords
        if item.arg == "flag"
    )
    return TruthTeller(program).of(value, scope)


@given(EXPRESSIONS)
@settings(max_examples=200)
def test_a_constant_expression_may_be_what_it_is(expression: Expression) -> None:
    text, value = expression
    assert (Truth.ON if value else Truth.OFF) in truth(f"f(flag={text})")


@given(EXPRESSIONS, EXPRESSIONS)
@settings(max_examples=100)
def test_a_name_may_be_whatever_it_is_bound_to(first: Expression, second: Expression) -> None:
    found = truth(f"x = {first[0]}\nif y:\n    x = {second[0]}\nf(flag=x)")
    for _, value in (first, second):
        assert (Truth.ON if value else Truth.OFF) in found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("f(flag=True)", Truth.ON),
        ("f(flag=not True)", Truth.OFF),
        ("f(flag=1 > 2)", Truth.OFF),
        ("f(flag=len(x) > 2)", Truth.ON | Truth.OFF),
        ("def g(a):\n    f(flag=a)", Truth.GIVEN),
        ("def g(a=True):\n    f(flag=a)", Truth.ON),
        ("def g(a):\n    f(flag=a)\ng(False)\ng(a=True)", Truth.GIVEN | Truth.ON | Truth.OFF),
        ("def g(a=None):\n    if a is None:\n        a = True\n    f(flag=a)", Truth.GIVEN | Truth.ON),
        ("def g(a):\n    f(flag=a or True)", Truth.ON),
        ("def g(a):\n    f(flag=a and True)", Truth.GIVEN | Truth.ON),
        ("def g(a):\n    f(flag=not a)", Truth.OFF),
        ("for a in (True, True):\n    f(flag=a)", Truth.ON),
        ("for a in (True, False):\n    f(flag=a)", Truth.ON | Truth.OFF),
        ("class A:\n    b = False\nf(flag=A.b)", Truth.OFF),
        ("f(flag=settings.safe)", Truth.GIVEN),
        ("f(flag=options.get('safe', True))", Truth.GIVEN | Truth.ON),
        ("f(flag=options.get('safe'))", Truth.GIVEN | Truth.OFF),
        ("f(flag=nobody)", Truth.GIVEN),
        ("a = a\nf(flag=a)", Truth.GIVEN),
    ],
)
def test_values_are_followed_to_where_they_come_from(source: str, expected: Truth) -> None:
    assert truth(source) == expected


def test_no_value_of_a_long_loop_is_overlooked() -> None:
    assert Truth.OFF in truth(f"for a in ({'True, ' * 24}False):\n    f(flag=a)")


HEAD = "def improve_algorithm(initial_solution, utility, language_model):\n"


@pytest.mark.parametrize(
    "body",
    [
        f"    n = [{'1, ' * 20_000}]\n" + "    dict(zip(n, n))\n" * 5000,
        f"    n = [{'(1, 2), ' * 10_000}]\n" + "    d.update(n)\n" * 5000,
        f"    d = {{{'0: 1, ' * 10_000}}}\n" + "    utility('', use_sandbox=d['b'])\n" * 4000,
        "    open('a.py', 'w')\n" * 4000 + "    import zzz\n" * 4000,
    ],
    ids=["zip", "update", "look-up", "import"],
)
def test_long_programs_of_long_lists_are_judged_in_seconds(body: str) -> None:
    began = time.process_time()
    check(HEAD + body)
    assert time.process_time() - began < 5  # a look at each element in each call takes 10 to 40


def test_what_takes_too_long_to_follow_may_be_anything() -> None:
    text = "a0 = True\n" + "\n".join(f"a{i + 1} = a{i} and a{i}" for i in range(100)) + "\nf(flag=a100)"
    assert truth(text) == Truth.ON | Truth.OFF
