"""A spec becomes a model, or one line that says how to mend it; client libraries load only when used."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from stop.errors import UsageFault
from stop.models.base import Message, Reply, Request, request_digest
from stop.models.replay import RecordedReplies, Recording
from stop.models.select import select_model
from tests.loopback import LoopbackServer

REQUEST = Request((Message("user", "hi there"),))


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings stay out of these tests."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def modules_after(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after a statement."""
    program = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_choosing_a_model_loads_no_client_library() -> None:
    heavy = {"openai", "litellm", "httpx", "pydantic"}
    assert not modules_after("import stop.models.select") & heavy
    assert not modules_after("import stop.models.prices as p; assert p.usd('gpt-4', 1, 1)") & heavy
    offline = "from stop.models.select import select_model; select_model('offline')"
    assert not modules_after(offline) & heavy


def test_the_offline_model_needs_nothing() -> None:
    assert select_model("offline").name == "offline"


def test_a_replay_reads_the_run_that_is_named() -> None:
    opened = []

    def open_recording(run: str) -> Recording:
        opened.append(run)
        return RecordedReplies({(7, request_digest(REQUEST)): Reply(("recorded",))})

    model = select_model("replay:2026/a:b", open_recording=open_recording)
    assert model.name == "replay:2026/a:b"
    assert opened == ["2026/a:b"]
    assert model.complete(replace(REQUEST, seed=7)).texts == ("recorded",)


def test_a_server_of_ones_own_needs_no_key() -> None:
    with LoopbackServer() as server:
        model = select_model("openai/org/local-model:8b", api_base=server.url)
        assert model.complete(REQUEST).texts == ("hi there",)
    assert model.name == "openai/org/local-model:8b"
    assert server.requests[0].body["model"] == "org/local-model:8b"


def test_the_key_and_address_of_the_environment_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with LoopbackServer() as server:
        monkeypatch.setenv("OPENAI_API_KEY", " key-with-blanks-around\n")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        select_model("openai/m").complete(REQUEST)
    assert server.requests[0].headers["authorization"] == "Bearer key-with-blanks-around"


@pytest.mark.parametrize(
    ("spec", "api_base", "words"),
    [
        ("", None, "not a model"),
        (" ", None, "not a model"),
        ("openai/a b", None, "not a model"),
        ("open\x1bai/m", None, "not a model"),
        ("openai", None, "name the model too"),
        ("openai/", None, "name the model too"),
        ("/m", None, "name the model too"),
        ("openai/m", None, "set OPENAI_API_KEY"),
        ("offline", "http://127.0.0.1:1/v1", "leave out --api-base"),
        ("replay:r", "http://127.0.0.1:1/v1", "leave out --api-base"),
        ("replay:", None, "replay:<run>"),
        ("replay:r", None, "cannot be used here"),
        ("gguf:/a/model.gguf", None, "not supported yet"),
        ("openai/m", "", "--api-base is not a URL"),
        ("openai/m", "localhost:8000/v1", "--api-base is not a URL"),
        ("openai/m", "ftp://localhost/v1", "--api-base is not a URL"),
        ("openai/m", "http://", "--api-base is not a URL"),
        ("openai/m", "http://localhost:99999/v1", "--api-base is not a URL"),
        ("openai/m", "http://localhost:port/v1", "--api-base is not a URL"),
        ("openai/m", "http://[::1/v1", "--api-base is not a URL"),
        ("openai/m", "http://local\nhost/v1", "--api-base is not a URL"),
        ("openai/m", "http://me:pass-word@localhost/v1", "plain URL"),
        ("openai/m", "http://localhost/v1?key=pass-word", "plain URL"),
    ],
)
def test_a_bad_choice_is_refused_in_one_line(spec: str, api_base: str | None, words: str) -> None:
    with pytest.raises(UsageFault) as caught:
        select_model(spec, api_base=api_base)
    line = str(caught.value)
    assert words in line
    assert line.isprintable()
    assert "pass-word" not in line


@pytest.mark.parametrize("key", ["sk-abc\x00def-ghi", "sk-abc\ndef-ghi", "sk-äbc-def-ghi"])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", {"OPENAI_API_KEY": key})
    with pytest.raises(UsageFault, match=r"^OPENAI_API_KEY holds characters") as caught:
        select_model("openai/m")
    assert "sk-" not in str(caught.value)
