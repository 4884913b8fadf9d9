"""The OpenAI chat API through its SDK, for OpenAI and all servers that speak it (vLLM, llama.cpp, Ollama)."""

from __future__ import annotations

import json
import logging
import re
import threading
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx
import openai

from stop.errors import ModelFault
from stop.models.base import Reply, Request
from stop.models.completion import CompletionError, read_completion
from stop.models.faults import environment_secrets, quoted, status_fault
from stop.models.retry import TransientError
from stop.models.service import chat_messages

log = logging.getLogger(__name__)

CONNECT_SECONDS = 10.0
READ_SECONDS = 600.0
"""Silence after which a request counts as lost. Servers stay silent while they generate."""

_NAMED = re.compile(r"""['"`](max_tokens|temperature|n)['"`]""")
_UNSUPPORTED = re.compile(
    r"un(supported|recognized|known|expected)|not support|not permitted|only the default", re.IGNORECASE
)
_ONE_CHOICE = re.compile(r"only one completion", re.IGNORECASE)


@dataclass(frozen=True)
class Dialect:
    """Which optional parameters a model takes. Reasoning models refuse some, and small servers others."""

    limit: str = "max_tokens"
    takes_temperature: bool = True
    takes_n: bool = True

    def parameters(self, request: Request, n: int) -> dict[str, Any]:
        """The parameters of one request for `n` completions."""
        chosen: dict[str, Any] = {self.limit: request.max_tokens}
        if self.takes_temperature:
            chosen["temperature"] = request.temperature
        if self.takes_n and n > 1:
            chosen["n"] = n
        return chosen

    def without(self, parameter: str | None) -> Dialect:
        """The dialect of a model that refuses `parameter`; the same one where nothing can be changed."""
        match parameter:
            case "max_tokens":
                return replace(self, limit="max_completion_tokens")
            case "temperature":
                return replace(self, takes_temperature=False)
            case "n":
                return replace(self, takes_n=False)
        return self


class OpenAIService:
    """Sends requests for `model` to `api_base` (None: OpenAI itself) with `key` (None: a server that needs none).

    The SDK's own retries are off: `Retry` decides. A parameter that the model refuses is left out or renamed,
    once, and this is remembered for all later requests.
    """

    def __init__(
        self, model: str, key: str | None, api_base: str | None = None, read_seconds: float = READ_SECONDS
    ) -> None:
        self._model = model
        self._name = f"openai/{model}"
        self._secrets = environment_secrets() | ({key} if key else set())
        self._dialect = Dialect()
        self._dialect_lock = threading.Lock()
        timeout = httpx.Timeout(read_seconds, connect=CONNECT_SECONDS)
        self._client = openai.OpenAI(
            api_key=key or "none",  # the SDK insists on one
            base_url=api_base,
            max_retries=0,
            timeout=timeout,
            # A proxy of the environment cannot reach this machine's own loopback.
            http_client=openai.DefaultHttpxClient(trust_env=not _is_loopback(api_base), timeout=timeout),
        )

    def ask(self, request: Request, n: int) -> Reply:
        """Send one request, again for each parameter that is refused; see `Service.ask`."""
        while True:
            dialect = self._dialect
            try:
                raw = self._client.chat.completions.with_raw_response.create(
                    model=self._model,
                    messages=chat_messages(request.messages),  # type: ignore[arg-type]
                    **dialect.parameters(request, n),
                )
            except openai.APIStatusError as error:
                refused = _refused_parameter(error)
                fault = self._status_fault(error)
            except openai.APITimeoutError:
                refused, fault = None, TransientError(f"{self._name}: the service did not answer in time")
            except openai.APIConnectionError:
                refused, fault = None, TransientError(f"{self._name}: the connection failed or broke off")
            else:
                return self._read(raw.text)
            # Raised here and not above, so that no SDK error, which holds headers, hangs on as its context.
            if dialect.without(refused) == dialect:
                raise fault
            self._leave_out(refused)

    def _leave_out(self, parameter: str | None) -> None:
        with self._dialect_lock:
            before, self._dialect = self._dialect, self._dialect.without(parameter)
            changed = self._dialect != before
        if changed:
            log.warning("%s refuses the parameter %s; going on without it", self._name, parameter)

    def _read(self, text: str) -> Reply:
        try:
            return read_completion(json.loads(text), self._name)
        except CompletionError as error:
            what = quoted(str(error), self._secrets)
        except (ValueError, RecursionError):
            what = "malformed JSON"
        raise TransientError(f"{self._name}: the service sent {what}")

    def _status_fault(self, error: openai.APIStatusError) -> TransientError | ModelFault:
        return status_fault(
            self._name, error.status_code, _detail(error), error.response.headers, self._secrets
        )


def _detail(error: openai.APIStatusError) -> str:
    """The service's words about an error, without the rest of the body."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    return " ".join(str(word) for word in (error.code, message) if word)


def _refused_parameter(error: openai.APIStatusError) -> str | None:
    """The optional parameter that a refusal says is not supported, if it names one."""
    if error.status_code not in (400, 422):
        return None
    if _ONE_CHOICE.search(error.message):
        return "n"
    named = error.param or next(iter(_NAMED.findall(error.message)), None)
    # Whatever is wrong with `n`, asking for one completion at a time mends it. Of the others, a wrong value
    # is the user's to mend, and only a parameter that the model does not take is left out.
    return named if named == "n" or _UNSUPPORTED.search(error.message) else None


def _is_loopback(api_base: str | None) -> bool:
    host = urlsplit(api_base or "").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
