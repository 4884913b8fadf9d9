"""A language model behind a service: requests retried, and topped up where too few completions come."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Protocol

from stop.errors import ModelFault
from stop.models.base import Message, Reply, Request
from stop.models.completion import encodable
from stop.models.retry import Retry, TransientError

log = logging.getLogger(__name__)


class Service(Protocol):
    """One way to send one request. Thread-safe."""

    def ask(self, request: Request, n: int) -> Reply:
        """Send one request for `n` completions (`request.n` is not looked at). Any number may come.

        Raises `TransientError` for what may pass and `ModelFault` for what will not.
        """
        ...


class ServiceModel:
    """A `LanguageModel` that asks a `Service`.

    A server that ignores `n` (Ollama, llama.cpp) is asked for the missing completions until all are there or
    it brings none; one that honours `n` sees one request. What has been paid for is never dropped: if topping
    up fails, the completions that came are the reply.
    """

    def __init__(self, name: str, service: Service, retry: Retry) -> None:
        self._name = name
        self._service = service
        self._retry = retry

    @property
    def name(self) -> str:
        """The model's spec."""
        return self._name

    def complete(self, request: Request) -> Reply:
        """Answer one request; see `LanguageModel.complete`."""
        answers: list[Reply] = []

        def ask() -> bool:
            """Ask for what is missing; whether it brought any."""
            answer = self._service.ask(request, request.n - _count(answers))
            answers.append(answer)
            if _count(answers) == 0:
                raise TransientError(f"{self._name}: the service answered without a completion")
            return bool(answer.texts)

        try:
            while self._retry.call(ask) and _count(answers) < request.n:
                pass
        except ModelFault as fault:
            if _count(answers) == 0:
                raise
            log.warning("%s; going on with %d of %d completions", fault, _count(answers), request.n)
        return _joined(answers, request.n)


def chat_messages(messages: Sequence[Message]) -> list[dict[str, str]]:
    """Messages in the form that chat services take."""
    return [{"role": message.role, "content": encodable(message.content)} for message in messages]


def _count(answers: Sequence[Reply]) -> int:
    return sum(len(answer.texts) for answer in answers)


def _joined(answers: Sequence[Reply], n: int) -> Reply:
    """All answers to one request as one reply of at most `n` texts; its price is known if all prices are."""
    prices = [answer.usd for answer in answers if answer.usd is not None]
    return Reply(
        texts=tuple(text for answer in answers for text in answer.texts)[:n],
        prompt_tokens=sum(answer.prompt_tokens for answer in answers),
        completion_tokens=sum(answer.completion_tokens for answer in answers),
        usd=sum(prices) if len(prices) == len(answers) else None,
    )
