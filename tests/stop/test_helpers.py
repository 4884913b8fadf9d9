"""What `extract_code` takes from replies as language models write them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stop


def load() -> ModuleType:
    """The module that improvers import as `helpers`; it is our own text."""
    path = Path(stop.__file__).with_name("interface") / "helpers.py"
    spec = importlib.util.spec_from_file_location("helpers_of_improvers", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


extract_code = load().extract_code


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("```python\nx = 1\n```", "x = 1"),
        ("```\nx = 1\n```", "x = 1"),
        ("```py\nx = 1\n```\nHope this helps!", "x = 1"),
        ("Idea.\n\n~~~python\nx = 1\n~~~\n", "x = 1"),
        ("````python\nx = 1\n````", "x = 1"),
        ("```Python3 title=x\nx = 1\n```", "x = 1"),
        ("1. do this:\n   ```python\n   x = 1\n   ```", "   x = 1"),
        ("```python\r\nx = 1\r\n```\r\n", "x = 1"),
        ("```python\nx = 1", "x = 1"),
        ("Sure!\n```python\nx = 1\ny = 2\n\nThat was cut o", "x = 1\ny = 2\n\nThat was cut o"),
        ("```\na\n```\nor\n```python\nlonger = 1\n```\nor\n```\nb\n```", "longer = 1"),
        ("```\n\n```\n```\nx\n```", "x"),
        ("", None),
        ("no code at all", None),
        ("```", None),
        ("```python\n```", None),
        ("```\n   \n```", None),
        ("use `x = 1` or ``y``", None),
        ("```inline```", None),
        ("<think>```</think>", None),
    ],
)
def test_the_block_of_a_reply_is_found(reply: str, code: str | None) -> None:
    assert extract_code(reply) == code


def test_a_program_that_holds_a_prompt_with_fences_comes_out_whole() -> None:
    program = 'message = f"""Improve:\n```python\n{initial}\n```\nAnswer in a block.\n"""\nask(message)'
    assert extract_code(f"Here:\n```python\n{program}\n```\nDone.") == program


def test_longer_fences_hold_shorter_ones() -> None:
    program = 'message = """\n```\ncode\n```\n"""'
    assert extract_code(f"````python\n{program}\n````") == program
    assert extract_code(f"~~~\n{program}\n~~~") == program


def test_a_list_of_replies_gives_a_list_in_the_same_order() -> None:
    assert extract_code(["```\na\n```", "nothing", "```\nb\n```", ""]) == ["a", None, "b", None]
    assert extract_code([]) == []


lines = st.sampled_from(
    ["```", "```python", "~~~", "````", "x = 1", "", "  ```", "\t~~~ py", "```` `a`", "\x0c", "def f():"]
)


@given(st.lists(lines, max_size=30).map("\n".join) | st.text(max_size=200))
def test_whatever_the_reply_code_is_a_part_of_it_and_not_blank(reply: str) -> None:
    code = extract_code(reply)
    if code is not None:
        assert code.strip()
        assert set(code.split("\n")) <= set(reply.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_separators_that_end_no_line_of_python_stay_in_the_program() -> None:
    program = "separators = '\x0c\u2028\x85'"
    assert extract_code(f"```python\n{program}\n```") == program


programs = st.lists(
    st.sampled_from(["x = 1", "", "    return x", "# why", "y = '`'"]), min_size=1, max_size=12
)


@given(programs.map("\n".join).filter(str.strip), st.sampled_from(["```", "~~~", "`````"]))
def test_a_fenced_program_comes_out_as_it_went_in(program: str, fence: str) -> None:
    assert extract_code(f"Words.\n{fence}python\n{program}\n{fence}\nMore words.") == program
