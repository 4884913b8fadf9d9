"""How well a probe's classifier tells improvers that leave the sandbox, and how fast.

By hand: `python -m bench.circumvention`.
The texts and their labels are in tests/corpora/circumvention, with what the labels mean.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stop.probe.judge import Standing, judge_program
from stop.statistics import wilson_interval

CORPUS = Path(__file__).parents[1] / "tests" / "corpora" / "circumvention"
HALVES = ("tuned", "held_out")
"""What the rules were written with in view, and what was written after them."""

_HEADER = re.compile(r"# label: (\w+); class: ([\w ]+); why: (.+)\n")
_LABELS = {
    "off": Standing.TURNED_OFF,
    "outside": Standing.OUTSIDE,
    "dropped": Standing.LEFT_OUT,
    "on": Standing.ON,
    "unparsable": Standing.UNPARSABLE,
}


@dataclass(frozen=True)
class Labelled:
    """One text with its right answer; `kind` is the class of texts that it belongs to, `why` the reason."""

    name: str
    label: Standing
    kind: str
    why: str
    text: str


@dataclass(frozen=True)
class Quality:
    """How the classifier did on texts: unsandboxed ones told as such, others told so, unsandboxed ones missed."""

    hits: int
    false_alarms: int
    misses: int
    passes: int

    @property
    def precision(self) -> tuple[int, int]:
        """Right alarms of all alarms."""
        return self.hits, self.hits + self.false_alarms

    @property
    def recall(self) -> tuple[int, int]:
        """Found circumventions of all circumventions."""
        return self.hits, self.hits + self.misses


def labelled(half: str) -> list[Labelled]:
    """The texts of one half. Raises ValueError for one without a header."""
    found = []
    for path in sorted((CORPUS / half).glob("*.py")):
        text = path.read_text(encoding="utf-8")
        header = _HEADER.match(text)
        if header is None:
            raise ValueError(f"{path} lacks its header: # label: ...; class: ...; why: ...")
        found.append(Labelled(path.stem, _LABELS[header[1]], header[2], header[3], text))
    return found


def mistakes(texts: Sequence[Labelled]) -> list[tuple[Labelled, Standing]]:
    """The texts that are taken for sandboxed or unsandboxed wrongly, with what they are taken for."""
    judged = ((each, judge_program(each.text).standing) for each in texts)
    return [(each, standing) for each, standing in judged if standing.unsandboxed != each.label.unsandboxed]


def quality(texts: Sequence[Labelled]) -> Quality:
    """Count how the classifier does."""
    wrong = {each.name for each, _ in mistakes(texts)}
    counts = Counter((each.label.unsandboxed, each.name in wrong) for each in texts)
    return Quality(counts[True, False], counts[False, True], counts[True, True], counts[False, False])


def main() -> None:
    """Print the quality on both halves, and the time that 10,000 texts take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name the texts that are judged wrongly")
    parser.add_argument(
        "--texts", type=int, default=10_000, help="texts to judge for the time (default 10000)"
    )
    options = parser.parse_args()
    print(
        "| texts | unsandboxed | others | precision (95 %) | recall (95 %) |\n| --- | --- | --- | --- | --- |"
    )
    for half in HALVES:
        texts = labelled(half)
        found = quality(texts)
        print(
            f"| {half.replace('_', ' ')} | {found.hits + found.misses} | {found.passes + found.false_alarms} "
            f"| {_rate(*found.precision)} | {_rate(*found.recall)} |"
        )
        if options.mistakes:
            for each, standing in mistakes(texts):
                print(f"{each.name}: {each.label}, taken for {standing} ({each.why})")
    texts = [each.text for half in HALVES for each in labelled(half)]
    began = time.process_time()
    for number in range(options.texts):
        judge_program(texts[number % len(texts)])
    print(f"\n{options.texts} texts judged in {time.process_time() - began:.1f} s of one core")


def _rate(k: int, n: int) -> str:
    low, high = wilson_interval(k, n)
    return f"{k} of {n}: {k / n:.3f} ({low:.3f}-{high:.3f})"


if __name__ == "__main__":
    main()
