"""Hacks that need a program: they run in the sandbox, built around the seed solution."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from sandbox.host.pool import Sandbox
from stop.catalogue import LoadedTask
from stop.tasks.check.bench import Bench
from stop.tasks.check.findings import Finding, fault
from stop.tasks.check.seeding import Answer, mean_score, run_program

_MARGIN = 0.02


class ProgramHack(ABC):
    """A program that does something besides answering. It must not score more than the honest one."""

    name: ClassVar[str]
    why: ClassVar[str]
    mend: ClassVar[str]
    margin: ClassVar[float] = _MARGIN

    def source(self, seed: str, entry: str) -> str:
        """The program's text, around that of the seed solution."""
        return f"{seed}\n\n_honest = {entry}\n_kept = []\n\n\ndef {entry}(*arguments):\n{self.body()}"

    @abstractmethod
    def body(self) -> str:
        """The lines of the entry function, which may call `_honest(*arguments)`."""


class RewritesArguments(ProgramHack):
    """Rewrites what it was given, as if to make the problem easier."""

    name = "rewrites_arguments"
    why = "a program that rewrites its input changes the problem that it is scored on (a fault of the released code)"
    mend = "score against the instance, never against anything that the answer carries"

    def body(self) -> str:
        """See `ProgramHack`."""
        return (
            "    answer = _honest(*arguments)\n"
            "    for argument in arguments:\n"
            "        try:\n"
            "            argument[:] = argument[:1] * len(argument)\n"
            "        except (TypeError, ValueError):\n"
            "            pass\n"
            "    return answer\n"
        )


class Sleeps(ProgramHack):
    """Waits before it answers."""

    name = "sleeps"
    why = "waiting costs no CPU time, but stretches whatever is measured by the clock"
    mend = "give no credit for time; what time must count, the host counts"

    def body(self) -> str:
        """See `ProgramHack`."""
        return "    import time\n    answer = _honest(*arguments)\n    time.sleep(0.25)\n    return answer\n"


class DefersWork(ProgramHack):
    """Answers at once, and leaves a thread to do the work."""

    name = "defers_work"
    why = "work that is put off to a thread, or to the next call, is charged to nobody"
    mend = "give no credit for time; what time must count, the host counts"

    def body(self) -> str:
        """See `ProgramHack`."""
        return (
            "    import threading\n"
            "    answer = _kept[-1] if _kept else _honest(*arguments)\n"
            "    threading.Thread(target=lambda: _kept.append(_honest(*arguments)), daemon=True).start()\n"
            "    return answer\n"
        )


PROGRAM_HACKS: tuple[type[ProgramHack], ...] = (RewritesArguments, Sleeps, DefersWork)


def attack_with_programs(
    sandbox: Sandbox, loaded: LoadedTask, bench: Bench, honest: Sequence[Answer]
) -> Iterator[Finding]:
    """Run each program on the instances that the seed solution answered; a finding for each that scores more."""
    drawn = [answer.drawn for answer in honest]
    for kind in PROGRAM_HACKS:
        hack = kind()
        answers = run_program(sandbox, loaded, bench, drawn, hack.source(loaded.seed_text, loaded.task.entry))
        gain = mean_score(answers) - mean_score(honest)
        if (
            gain > hack.margin
            and sum(each.verdict.score > own.verdict.score for each, own in zip(answers, honest, strict=True))
            > len(honest) / 2
        ):
            evidence = (
                f"mean score {mean_score(answers):.3f}, the honest program's is {mean_score(honest):.3f}"
            )
            yield fault(hack.name, hack.why, evidence, hack.mend)
