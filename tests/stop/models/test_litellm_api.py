"""litellm against a real server on loopback, through one of its OpenAI-like providers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stop.errors import ModelFault, UsageFault
from stop.models.base import LanguageModel, Message, Request
from stop.models.select import select_model
from tests.loopback import (
    CUT,
    MALFORMED,
    NO_CHOICES,
    SERVER_ERROR,
    Fault,
    LoopbackServer,
    rate_limited,
    refusal,
)
from tests.stop.models.patience import patient

KEY = "loopback-0123456789-never-to-be-seen"
SETTINGS = ("LITELLM_LOCAL_MODEL_COST_MAP", "LITELLM_MODE", "LITELLM_LOG", "NO_PROXY", "no_proxy")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A key, a proxy that leads nowhere, and the settings that the module changes put back afterwards."""
    for name in SETTINGS:
        monkeypatch.setenv(name, "")  # so that it is put back even if it was not set
        monkeypatch.delenv(name)
    monkeypatch.setenv("DEEPSEEK_API_KEY", KEY)
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    yield


def model_at(url: str, spec: str = "deepseek/some-model", **limits: Any) -> LanguageModel:
    """A model at a loopback server; its retries take no wall time."""
    return select_model(spec, api_base=url, retry=patient(**limits)[0])


def ask(**parameters: Any) -> Request:
    """A request with one message."""
    return Request((Message("user", "hi there"),), **parameters)


def test_one_request_carries_the_call_and_only_its_header_the_key() -> None:
    with LoopbackServer() as server:
        model = model_at(server.url, "deepseek/deepseek-chat")
        reply = model.complete(ask(n=2, max_tokens=9, temperature=0.5))
    assert model.name == "deepseek/deepseek-chat"
    assert (reply.texts, reply.prompt_tokens, reply.completion_tokens) == (("hi there", "hi there"), 2, 4)
    assert reply.usd is not None
    assert 0 < reply.usd < 1e-4
    (recorded,) = server.requests
    assert recorded.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(recorded.body)
    wanted = {"model": "deepseek-chat", "n": 2, "max_tokens": 9, "temperature": 0.5}
    assert {name: recorded.body[name] for name in wanted} == wanted


def test_a_server_that_ignores_n_is_asked_for_the_rest() -> None:
    with LoopbackServer(lambda _: ["one"]) as server:
        assert model_at(server.url).complete(ask(n=3)).texts == ("one", "one", "one")
    assert len(server.requests) == 3


@pytest.mark.parametrize("fault", [SERVER_ERROR, CUT, MALFORMED, NO_CHOICES, rate_limited("1")])
def test_faults_that_pass_are_survived_and_those_that_stay_end_after_the_allowed_tries(fault: Fault) -> None:
    with LoopbackServer(faults=[fault, None]) as server:
        assert model_at(server.url).complete(ask()).texts == ("hi there",)
    assert len(server.requests) == 2
    with (
        LoopbackServer(faults=[fault] * 9) as server,
        pytest.raises(ModelFault, match=r"^deepseek/some-model: .*resumed$"),
    ):
        model_at(server.url, attempts=3).complete(ask())
    assert len(server.requests) == 3


def test_the_wait_that_the_server_asks_for_is_made() -> None:
    retry, patience = patient(first_wait=0.0)
    with LoopbackServer(faults=[rate_limited("17")]) as server:
        select_model("deepseek/m", api_base=server.url, retry=retry).complete(ask())
    assert patience.waits == [17.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_lasting_refusal_ends_at_once_and_shows_no_key(
    status: int, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    refused = refusal(status, f"no, {KEY}")
    with LoopbackServer(lambda _: refused) as server, pytest.raises(ModelFault) as caught:
        model_at(server.url).complete(ask())
    assert len(server.requests) == 1
    assert f"({status})" in str(caught.value)
    assert caught.value.__context__ is None
    shown = capfd.readouterr()
    assert shown.out == shown.err == ""
    assert KEY not in str(caught.value) + caplog.text


def test_a_missing_key_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageFault, match=r"set ANTHROPIC_API_KEY$"):
        select_model("anthropic/some-model")
    with pytest.raises(UsageFault, match=r"set GOOGLE_API_KEY or GEMINI_API_KEY$"):
        select_model("gemini/some-model")
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("spec", ["ofline", "no-such-provider/m"])
def test_an_unknown_name_is_refused_in_one_line(spec: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageFault, match="unknown model") as caught:
        select_model(spec)
    assert str(caught.value).isprintable()
    shown = capfd.readouterr()
    assert shown.out == shown.err == ""


def test_ollama_needs_no_key() -> None:
    assert select_model("ollama/some-model").name == "ollama/some-model"


def test_choosing_a_model_connects_to_nothing_and_reads_no_settings_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LEAKED=yes\n")
    program = """
import os, sys
def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        print(event, args)
sys.addaudithook(refuse)
from stop.models.select import select_model
select_model("deepseek/m")
print(os.environ.get("LEAKED"))
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("None\n", "")
