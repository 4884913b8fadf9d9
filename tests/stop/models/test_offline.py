"""The offline model answers as a language model would, repeatably, whatever the prompt holds."""

from __future__ import annotations

import ast
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stop.catalogue import load_task
from stop.models.base import Message, Reply, Request
from stop.models.offline import OFFLINE_NOTICE, OfflineModel
from stop.utility import describe

ROOT = Path(__file__).parents[3]
IMPROVER = (ROOT / "seed_improvers" / "best_of_n.py").read_text()
TASKS = ["lpn", "maxcut", "mqap", "parity", "str_grid_dist", "three_sat"]


def prompt(program: str, utility: str) -> str:
    """What the seed improver asks."""
    return (
        f"Improve the following solution.\n\n```python\n{program}\n```\n\n"
        f"It will be scored by this function:\n\n```python\n{utility}\n```\n\nReturn a better solution.\n"
    )


def task_prompt(name: str) -> str:
    task = load_task(name)
    return prompt(task.seed_text, describe(task))


def ask(text: str, n: int = 6, seed: int = 0, temperature: float = 0.7, max_tokens: int = 1024) -> Reply:
    messages = (Message("system", "You are an expert."), Message("user", text))
    return OfflineModel().complete(Request(messages, n, temperature, max_tokens, seed))


def program_of(text: str) -> str | None:
    """The program in a reply: what stands between its first and its last fence."""
    match = re.search(r"^```python\n(.*)^```$", text, re.DOTALL | re.MULTILINE)
    return match and match[1]


def programs_of(reply: Reply) -> list[str]:
    return [program for text in reply.texts if (program := program_of(text)) is not None]


def parameters(program: str, name: str) -> list[str]:
    function = next(node for node in ast.parse(program).body if getattr(node, "name", "") == name)
    return [node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", TASKS)
def test_each_proposal_is_a_new_program_with_the_entry_function_unchanged(name: str) -> None:
    task = load_task(name)
    for seed in range(5):
        programs = programs_of(ask(task_prompt(name), seed=seed))
        assert len(programs) >= 5  # the smallest seeds have few mutants
        trees = {ast.dump(ast.parse(program)) for program in programs}
        assert len(trees) == len(programs)
        assert ast.dump(ast.parse(task.seed_text)) not in trees
        for program in programs:
            assert parameters(program, task.task.entry) == parameters(task.seed_text, task.task.entry)
            assert "run_in_sandbox" not in program  # a name of the score function's


def test_a_reply_tells_the_idea_before_the_program() -> None:
    for text in ask(task_prompt("mqap")).texts:
        assert re.match(r"Idea: \S.*\.\n\n```python\n", text)


def test_an_improver_is_improved_though_its_text_holds_fences() -> None:
    utility = (
        "def meta_utility(improver: str) -> float:\n    return 0.0\n\n"
        "# The program must define `improve_algorithm(initial_solution: str, utility, language_model) -> str`.\n"
    )
    programs = programs_of(ask(prompt(IMPROVER, utility)))
    assert len(programs) == 6
    for program in programs:
        assert parameters(program, "improve_algorithm") == ["initial_solution", "utility", "language_model"]
        assert "{initial_solution}" in program or "utility.str" in program
        assert "def meta_utility" not in program


def test_the_program_is_found_after_the_score_function_too() -> None:
    task = load_task("maxcut")
    text = f"Score function:\n```python\n{describe(task)}```\nCurrent solution:\n```\n{task.seed_text}```\n"
    for program in programs_of(ask(text)):
        assert "def algorithm(" in program
        assert "def utility(" not in program


def test_without_a_name_to_define_the_score_function_is_left_alone() -> None:
    text = (
        "The utility:\n```python\ndef grade(x):\n    return 1\n```\n"
        "Mine:\n```python\ndef mine(x):\n    return x + 1\n```"
    )
    programs = programs_of(ask(text))
    assert programs
    assert all("def mine(x)" in program and "grade" not in program for program in programs)


def test_programs_with_the_same_entry_are_crossed() -> None:
    ours = "import math\n\ndef algorithm(x):\n    y = math.sqrt(x)\n    return y\n"
    theirs = "import bisect\n\nBOUND = 77\n\ndef algorithm(x):\n    z = bisect.bisect([1, 2], BOUND)\n    return z\n"
    text = f"Define `algorithm(x)`.\nFirst:\n```python\n{ours}```\nSecond:\n```python\n{theirs}```\n"
    programs = [program for seed in range(10) for program in programs_of(ask(text, seed=seed))]
    crossed = [program for program in programs if "math.sqrt" in program and "bisect.bisect" in program]
    assert crossed
    assert all("import math" in program and "import bisect" in program for program in crossed)
    assert all("BOUND = " in program for program in crossed if re.search(r"\bBOUND\b", program))


def test_the_same_request_gets_the_same_reply_in_any_order_and_from_any_thread() -> None:
    seeds = list(range(8))
    first = [ask(task_prompt("three_sat"), seed=seed) for seed in seeds]
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda seed: ask(task_prompt("three_sat"), seed=seed), reversed(seeds)))
    assert again[::-1] == first


def test_another_seed_or_another_prompt_gets_another_reply() -> None:
    texts = {ask(task_prompt("mqap"), seed=seed).texts for seed in range(5)}
    texts.add(ask(task_prompt("mqap") + "\nBe bold.").texts)
    assert len(texts) == 6


def test_asking_for_more_keeps_the_first_ones() -> None:
    assert ask(task_prompt("mqap"), n=6).texts[:2] == ask(task_prompt("mqap"), n=2).texts


def test_a_higher_temperature_makes_more_edits_and_zero_makes_one() -> None:
    def edits(temperature: float) -> list[int]:
        replies = (ask(task_prompt("mqap"), seed=seed, temperature=temperature) for seed in range(6))
        return [text.count("; then ") + 1 for reply in replies for text in reply.texts]

    cold, warm, hot = edits(0.0), edits(0.7), edits(2.0)
    assert set(cold) == {1}
    assert sum(cold) < sum(warm) < sum(hot)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "How are you?",
        "Improve this:\n```python\ndef broken(:\n```",
        "Improve this:\n```python\n1 + 1\n```",
        "Improve this:\n```python\ndef never_closed(x):\n    return x\n",
        "Define `f`.\n```python\ndef f(x:\n```\nScored by:\n```python\ndef utility(x):\n    return 1\n```",
    ],
)
def test_a_prompt_without_a_program_gets_prose(text: str) -> None:
    reply = ask(text, n=3)
    assert len(reply.texts) == 3
    assert all(answer and "```" not in answer for answer in reply.texts)


@pytest.mark.parametrize(
    "program",
    [
        "def f(x):\n    return " + "-" * 20_000 + "1",
        "def f(x):\n    return " + " + ".join(["x"] * 20_000),
        "def f(x):\n    return x" + ".y" * 20_000,
        "def f(x):\n    return " + "(" * 500 + ")" * 500,
        "def f(x):\n    return 0x" + "f" * 6_000,
        "def f(x):\n    return 1e999 + 1e-320 + " + "9" * 300,
        "def f(x):\n    return '\0'",
        "def f(x):\n    return '\ud800'",
        "x = 1\n" * 100_000 + "def f(x):\n    return x",
        "```python\n" * 3_000,
        "'''\n```\n" * 3_000,
    ],
    ids=lambda program: ascii(program[:30]),
)
def test_a_hostile_program_is_survived(program: str) -> None:
    reply = ask(f"Define `f(x)`.\n```python\n{program}\n```\n", max_tokens=50_000)
    assert len(reply.texts) == 6
    for answer in programs_of(reply):
        ast.parse(answer)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["```python", "```", "'''", '"""', "def f(x):", "    return x", "x", "#", "  "]))
)
def test_any_arrangement_of_fences_and_quotes_gets_an_answer(lines: list[str]) -> None:
    reply = ask("\n".join(lines), n=2)
    assert len(reply.texts) == 2
    for program in programs_of(reply):
        ast.parse(program)


def test_nothing_in_the_prompt_is_executed(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = f"open({str(trace)!r}, 'w').close()\n\ndef f(x=open({str(trace)!r}, 'w')):\n    return x\n"
    assert programs_of(ask(f"Define `f`.\n```python\n{program}```\n"))
    assert not trace.exists()


@pytest.mark.parametrize("max_tokens", [1, 20, 150, 300, 1024])
def test_no_text_is_longer_than_asked_and_no_program_is_cut(max_tokens: int) -> None:
    for text in ask(task_prompt("mqap"), max_tokens=max_tokens).texts:
        assert len(text) <= 4 * max_tokens
        assert "```" not in text or program_of(text)


def test_replies_are_free_and_their_tokens_counted() -> None:
    text = task_prompt("maxcut")
    reply = ask(text)
    assert reply.usd == 0.0
    assert reply.prompt_tokens == pytest.approx(len(text) / 4, rel=0.1)
    assert reply.completion_tokens == pytest.approx(sum(map(len, reply.texts)) / 4, rel=0.1)


def test_it_says_what_it_is() -> None:
    assert OfflineModel.name == "offline"
    assert "not a language model" in OFFLINE_NOTICE
