"""From a model's spec, as given to `--model`, to the language model."""

from __future__ import annotations

import os
from collections.abc import Callable
from urllib.parse import urlsplit

from stop.errors import UsageFault
from stop.models.base import LanguageModel
from stop.models.replay import Recording, ReplayModel
from stop.models.retry import Retry
from stop.models.service import Service, ServiceModel

OpenRecording = Callable[[str], Recording]
"""From a run's name to its recorded replies. Raises `UsageFault` where there is no such run."""


def select_model(
    spec: str,
    *,
    api_base: str | None = None,
    open_recording: OpenRecording | None = None,
    retry: Retry | None = None,
) -> LanguageModel:
    """The language model that `spec` names: `offline`, `openai/<model>`, `replay:<run>`, or litellm's name.

    `api_base` is the base URL of a server to use in place of the vendor's; `open_recording` finds the run to
    replay; `retry` bounds how long a failing service is tried. Keys come from the environment. Client
    libraries are imported only for the models that use them. Raises `UsageFault`, in one line, for a spec,
    URL or key that cannot work.
    """
    if not spec or not spec.isprintable() or " " in spec:
        raise UsageFault(
            f"not a model: {spec!r}; give offline, openai/<model>, replay:<run> or a name of litellm's"
        )
    kind, colon, rest = spec.partition(":")
    if spec == "offline" or (colon and kind in ("replay", "gguf")):
        if api_base is not None:
            raise UsageFault(f"the model {spec} asks no server: leave out --api-base")
        return _serverless(spec, kind, rest, open_recording)
    vendor, _, model = spec.partition("/")
    if not vendor or (vendor == "openai" and not model):
        raise UsageFault(f"not a model: {spec!r}; name the model too, as in openai/<model>")
    if api_base is not None:
        _check_url(api_base, "--api-base")
    service = _openai(model, api_base) if vendor == "openai" else _litellm(spec, api_base)
    return ServiceModel(spec, service, retry or Retry())


def _serverless(spec: str, kind: str, rest: str, open_recording: OpenRecording | None) -> LanguageModel:
    if spec == "offline":
        from stop.models.offline import OfflineModel

        return OfflineModel()
    if kind == "gguf":
        raise UsageFault(
            "local model files are not supported yet: serve the file with llama.cpp and give --api-base"
        )
    if not rest:
        raise UsageFault("replay: needs a run, as in replay:<run>; `stop runs` lists them")
    if open_recording is None:
        raise UsageFault(f"{spec} cannot be used here: there are no recorded runs to read")
    return ReplayModel(rest, open_recording(rest))


def _openai(model: str, api_base: str | None) -> Service:
    if api_base is None and (configured := os.environ.get("OPENAI_BASE_URL")):
        _check_url(configured, "OPENAI_BASE_URL")
        api_base = configured
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    if not key and api_base is None:
        raise UsageFault(
            f"the model openai/{model} needs a key: set OPENAI_API_KEY, or give a server by --api-base"
        )
    if not key.isascii() or not key.isprintable():
        raise UsageFault("OPENAI_API_KEY holds characters that no key has: set it again")
    from stop.models.openai_api import OpenAIService

    return OpenAIService(model, key or None, api_base)


def _litellm(spec: str, api_base: str | None) -> Service:
    from stop.models.litellm_api import LiteLLMService

    return LiteLLMService(spec, api_base)


def _check_url(url: str, source: str) -> None:
    """Refuse what is no plain base URL: a password or a key in one would end up in logs and ledgers."""
    try:
        parts = urlsplit(url)
        port_is_good = parts.port != 0
    except ValueError:
        parts, port_is_good = urlsplit(""), False
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or not port_is_good
        or not url.isprintable()
    ):
        raise UsageFault(f"{source} is not a URL such as http://127.0.0.1:8000/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise UsageFault(
            f"{source} must be a plain URL: no user, password or query (keys go in OPENAI_API_KEY)"
        )
