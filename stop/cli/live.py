"""The progress of a run, live, on a terminal's standard error."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sandbox.policy.taxonomy import Severity
from stop.cli.screen import printable
from stop.ledger.records import AuditEvent, Evaluation, Generation
from stop.models.base import Reply

if TYPE_CHECKING:
    from rich.console import RenderableType


class LiveProgress:
    """A `stop.progress.Progress` that draws itself a few times a second while it is entered."""

    def __init__(self, generations: int) -> None:
        self._generations = generations
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._stage = "starting"
        self._evaluations = self._improvements = self._calls = self._completions = self._tokens = 0
        self._usd: float | None = 0.0
        self._best: dict[str, float] = {}
        self._events = self._grave = 0
        self._live: Any = None

    def __enter__(self) -> Self:
        from rich.console import Console
        from rich.live import Live

        self._live = Live(
            console=Console(stderr=True), get_renderable=self._render, refresh_per_second=4, transient=True
        )
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def report(self, words: str) -> None:
        """A line that stays on the screen, above what is drawn."""
        self._live.console.print(printable(words), markup=False, highlight=False)

    def stage(self, words: str) -> None:
        """A new part of the work begins."""
        self._stage = words

    def replied(self, reply: Reply) -> None:
        """The language model answered."""
        with self._lock:
            self._calls += 1
            self._completions += len(reply.texts)
            self._tokens += reply.prompt_tokens + reply.completion_tokens
            self._usd = None if self._usd is None or reply.usd is None else self._usd + reply.usd

    def evaluated(self, evaluation: Evaluation) -> None:
        """A program was scored in the sandbox."""
        with self._lock:
            self._evaluations += 1
            if evaluation.split == "val":
                self._best[evaluation.task] = max(evaluation.score, self._best.get(evaluation.task, 0.0))

    def improved(self) -> None:
        """An improver run ended."""
        with self._lock:
            self._improvements += 1

    def noticed(self, event: AuditEvent) -> None:
        """Something was tried."""
        with self._lock:
            self._events += 1
            self._grave += event.severity == Severity.HIGH

    def finished(self, generation: Generation) -> None:
        """A generation is complete: this stays on the screen."""
        val = generation.val
        decision = "accepted" if generation.accepted else "kept the old improver"
        self._live.console.print(
            f"generation {generation.index}/{self._generations}: {decision}, improver {generation.improver[:12]}, "
            f"val {val.mean:.3f} [{val.low:.3f}, {val.high:.3f}]",
            markup=False,
            highlight=False,
        )

    def _render(self) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        with self._lock:
            seconds = time.monotonic() - self._began
            cost = "price unknown" if self._usd is None else f"{self._usd:.4f} US dollars"
            best = ", ".join(f"{printable(task)} {score:.3f}" for task, score in self._best.items()) or "-"
            rows = {
                "stage": f"{printable(self._stage)} ({seconds:.0f} s)",
                "evaluations": f"{self._evaluations} run, {self._improvements} improver runs finished",
                "model": f"{self._calls} calls, {self._completions} completions, {self._tokens} tokens, {cost}",
                "best score": best,
                "events": f"{self._events}, of which {self._grave} grave",
            }
            if not self._evaluations:  # none yet, or, in a probe, none at all
                del rows["evaluations"], rows["best score"]
        table = Table.grid(padding=(0, 2))
        for name, words in rows.items():
            table.add_row(Text(name, style="bold"), Text(words))
        return table
