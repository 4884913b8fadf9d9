"""A language model that repeats the replies of a recorded run, and never asks anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from stop.errors import ModelFault
from stop.models.base import Reply, Request, request_digest


class Recording(Protocol):
    """The replies of one run. Implementations are thread-safe."""

    def reply_for(self, seed: int, digest: str) -> Reply | None:
        """The reply to the request of this seed and `request_digest`, or None where none is recorded."""
        ...


@dataclass(frozen=True)
class RecordedReplies:
    """A recording held in memory, keyed by (seed, request digest)."""

    replies: Mapping[tuple[int, str], Reply]

    def reply_for(self, seed: int, digest: str) -> Reply | None:
        """The reply under this key, or None."""
        return self.replies.get((seed, digest))


class ReplayModel:
    """Serves each request with the reply that `run` got for the same request with the same seed.

    Tokens and dollars are those of the recorded reply, so that budgets run out where they did.
    """

    def __init__(self, run: str, recording: Recording) -> None:
        self._run = run
        self._recording = recording

    @property
    def name(self) -> str:
        """The model's spec."""
        return f"replay:{self._run}"

    def complete(self, request: Request) -> Reply:
        """Look the reply up. Raises `ModelFault` where the run holds none for this request."""
        digest = request_digest(request)
        reply = self._recording.reply_for(request.seed, digest)
        if reply is None:
            raise ModelFault(
                f"no recorded reply in run {self._run} for request {digest[:12]} (seed {request.seed}): "
                "replay it with the seed, tasks, improver and settings that it was recorded with"
            )
        return reply
