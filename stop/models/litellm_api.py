"""All other services, by litellm's names for them (`anthropic/...`, `gemini/...`, `ollama/...`)."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import Any

import openai

from stop.errors import ModelFault, UsageFault
from stop.models.base import Reply, Request
from stop.models.completion import CompletionError, read_completion
from stop.models.faults import environment_secrets, quoted, status_fault
from stop.models.retry import TransientError
from stop.models.service import chat_messages

READ_SECONDS = 600.0
"""Silence after which a request counts as lost."""


class LiteLLMService:
    """Sends requests for `model`, a name that litellm knows, to its provider or to `api_base`.

    Parameters that a provider does not take are left out by litellm. Making one imports litellm, which takes
    seconds, and raises `UsageFault` for a name it does not know, and for a missing key, naming
    the variable to set.
    """

    def __init__(self, model: str, api_base: str | None = None, read_seconds: float = READ_SECONDS) -> None:
        self._litellm = _quiet_litellm()
        self._model = model
        self._api_base = api_base
        self._read_seconds = read_seconds
        self._secrets = environment_secrets()
        self._check()

    def ask(self, request: Request, n: int) -> Reply:
        """Send one request; see `Service.ask`."""
        try:
            response = self._litellm.completion(
                model=self._model,
                messages=chat_messages(request.messages),
                n=n if n > 1 else None,
                temperature=request.temperature,
                max_tokens=request.max_tokens,
                api_base=self._api_base,
                timeout=self._read_seconds,
                num_retries=0,
                max_retries=0,
                drop_params=True,
            )
        except openai.APIError as error:
            fault = self._fault(error)
        else:
            return self._read(response.model_dump())
        # Raised here and not above, so that no error that holds headers hangs on as its context.
        raise fault

    def _check(self) -> None:
        try:
            self._litellm.get_llm_provider(self._model)
        except openai.APIError:
            known = False
        else:
            known = True
        if not known:
            raise UsageFault(
                f"unknown model {self._model!r}: give offline, openai/<model>, replay:<run>, or a name from "
                "https://docs.litellm.ai/docs/providers such as anthropic/<model>"
            )
        if self._api_base is not None:
            return
        # Other things it lists as missing, such as addresses and regions, have defaults or other sources.
        missing = self._litellm.validate_environment(self._model)["missing_keys"]
        keys = [name for name in missing if name.endswith("_API_KEY")]
        if keys:
            raise UsageFault(f"the model {self._model} needs a key: set {' or '.join(keys)}")

    def _read(self, body: object) -> Reply:
        try:
            return read_completion(body, self._model)
        except CompletionError as error:
            what = quoted(str(error), self._secrets)
        raise TransientError(f"{self._model}: the service sent {what}")

    def _fault(self, error: openai.APIError) -> TransientError | ModelFault:
        if isinstance(error, openai.APITimeoutError):
            return TransientError(f"{self._model}: the service did not answer in time")
        status = int(getattr(error, "status_code", 500))
        if status < 400:
            return TransientError(f"{self._model}: the service sent malformed JSON")
        # litellm puts the names of its exception classes before the service's words.
        detail = str(error).rpartition("Exception - ")[2]
        return status_fault(self._model, status, detail, _headers(error), self._secrets)


def _headers(error: openai.APIError) -> Mapping[str, str]:
    """The headers of the answer behind an error, wherever litellm has put them."""
    response = getattr(error, "response", None)
    return getattr(error, "litellm_response_headers", None) or getattr(response, "headers", None) or {}


def _quiet_litellm() -> Any:
    """The litellm module, imported so that it downloads nothing, reads no `.env` file and prints nothing."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    os.environ["LITELLM_MODE"] = "PRODUCTION"
    os.environ["LITELLM_LOG"] = "CRITICAL"
    # It builds its HTTP clients from the environment; a proxy there cannot reach this machine's own loopback.
    direct = [os.environ.get("NO_PROXY") or os.environ.get("no_proxy", ""), "localhost", "127.0.0.1"]
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(filter(None, direct))
    import litellm

    litellm.suppress_debug_info = True
    litellm.telemetry = False
    logging.getLogger("LiteLLM").setLevel(logging.CRITICAL)
    return litellm
