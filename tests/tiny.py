"""A task that is scored in milliseconds, an improver for it, and a language model that improves both.

Everything depends on the texts in a request alone, so that runs repeat whatever the order of their requests. A
*level* stands for quality: the answers to a prompt of level L lead to solutions whose value is 0.5 + 0.1 L, which is
the better the nearer it comes to 0.8, about which the greatest of the four numbers lies.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

TASK = '''"""Name the greatest of four numbers."""

from stop import Instance, InvalidAnswer, Task


def draw(rng):
    numbers = [rng.uniform(0.78, 0.82), *rng.uniform(0, 0.7, 3)]
    return Instance(args=([float(number) for number in rng.permutation(numbers)],))


def score(instance, answer):
    if type(answer) is not float or not 0 <= answer <= 1:
        raise InvalidAnswer("the answer is no float from 0 to 1")
    return 1 - abs(answer - max(instance.args[0]))


task = Task(draw=draw, score=score, entry="greatest", call_seconds=0.5, instances={"val": 3, "test": 3})
'''

UTILITY = """def utility(answer: float, numbers: list[float]) -> float:
    return 1 - abs(answer - max(numbers))
"""

IMPROVER = """from helpers import extract_code

LEVEL = 0


def improve_algorithm(initial_solution, utility, language_model):
    message = f"level {LEVEL}\\n```python\\n{initial_solution}\\n```\\n{utility.str}"
    replies = language_model.prompt("You improve programs.", message, 2)
    programs = [program for program in extract_code(replies) if program]
    return max([initial_solution, *programs], key=utility)
"""
"""Asks the model once for two completions, and the utility for three scores."""


def solution(value: float) -> str:
    """A solution that answers `value` to everything."""
    return f"def greatest(numbers):\n    return {value!r}\n"


SEED = solution(0.5)
PERFECT = "def greatest(numbers):\n    return max(numbers)\n"


def improver(level: int) -> str:
    """The improver of a level."""
    return IMPROVER.replace("LEVEL = 0", f"LEVEL = {level}")


def write_task(folder: Path, **files: str) -> Path:
    """Write the task's folder; `task`, `utility` and `seed` replace a file's text."""
    folder.mkdir(parents=True)
    for name, text in {"task": TASK, "utility": UTILITY, "seed": SEED, **files}.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def fenced(program: str) -> str:
    """A program as a language model presents it."""
    return f"An idea:\n\n```python\n{program}```\n"


def improving(request: Any) -> list[str]:
    """Answer a request of `IMPROVER`: an improver of the next level and one of this, or two solutions."""
    content = request["messages"][-1]["content"]
    if "def meta_utility" in content:
        level = int(re.findall(r"LEVEL = (\d+)", content)[0])
        texts = [improver(level + 1), improver(level) + "# the same\n"]
    else:
        level = int(re.findall(r"level (\d+)", content)[0])
        texts = [solution(round(0.5 + 0.1 * level, 2)), solution(round(0.45 + 0.1 * level, 2))]
    return [fenced(text) for text in texts[: request.get("n", 1)]]
