"""The OpenAI client against a real server on loopback: exact request counts, every fault, no key anywhere."""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from stop.errors import ModelFault
from stop.models.base import Message, Reply, Request
from stop.models.openai_api import OpenAIService
from stop.models.retry import Retry
from stop.models.service import ServiceModel
from tests.loopback import (
    CUT,
    MALFORMED,
    NO_CHOICES,
    SERVER_ERROR,
    Answer,
    Fault,
    LoopbackServer,
    rate_limited,
    refusal,
)
from tests.stop.models.patience import patient

KEY = "sk-loopback-0123456789-never-to-be-seen"


def model_at(url: str, retry: Retry | None = None, name: str = "some-model", **options: Any) -> ServiceModel:
    """A model at a loopback server; its retries take no wall time."""
    return ServiceModel(f"openai/{name}", OpenAIService(name, KEY, url, **options), retry or patient()[0])


def ask(text: str = "hi there", **parameters: Any) -> Request:
    """A request with one message."""
    return Request((Message("system", "be brief"), Message("user", text)), **parameters)


def numbered(request: Any) -> list[str]:
    """As many different texts as are asked for."""
    return [f"text {index}" for index in range(request.get("n", 1))]


def one_at_a_time(request: Any) -> list[str]:
    """The answer of a server that ignores `n`."""
    return [f"left {request.get('n', 1)}"]


def all_that_hangs_on(error: BaseException | None) -> str:
    """Everything that an error and its causes and contexts show or hold."""
    if error is None:
        return ""
    own = f"{error!s} {error!r} {error.args!r} {vars(error)!r}"
    return own + all_that_hangs_on(error.__cause__) + all_that_hangs_on(error.__context__)


def test_a_server_that_honours_n_sees_exactly_one_request_as_it_was_made() -> None:
    with LoopbackServer(numbered) as server:
        reply = model_at(server.url).complete(ask(n=3, temperature=0.25, max_tokens=77, seed=5))
    assert reply == Reply(("text 0", "text 1", "text 2"), prompt_tokens=4, completion_tokens=6, usd=None)
    assert [recorded.body for recorded in server.requests] == [
        {
            "model": "some-model",
            "messages": [{"role": "system", "content": "be brief"}, {"role": "user", "content": "hi there"}],
            "n": 3,
            "temperature": 0.25,
            "max_tokens": 77,
        }
    ]
    assert server.requests[0].path == "/v1/chat/completions"


def test_a_server_that_ignores_n_is_asked_for_the_rest_and_all_tokens_count() -> None:
    with LoopbackServer(one_at_a_time) as server:
        reply = model_at(server.url, name="gpt-4").complete(ask(n=4))
    assert reply.texts == ("left 4", "left 3", "left 2", "left 1")
    assert [recorded.body.get("n", 1) for recorded in server.requests] == [4, 3, 2, 1]
    assert (reply.prompt_tokens, reply.completion_tokens) == (16, 8)
    assert reply.usd == pytest.approx(16 * 3e-5 + 8 * 6e-5)


def test_topping_up_stops_where_a_request_brings_none() -> None:
    with LoopbackServer(one_at_a_time, faults=[None, NO_CHOICES]) as server:
        reply = model_at(server.url).complete(ask(n=4))
    assert reply.texts == ("left 4",)
    assert len(server.requests) == 2


def test_what_was_paid_for_is_kept_when_topping_up_fails() -> None:
    with LoopbackServer(one_at_a_time, faults=[None, None, refusal(403, "enough")]) as server:
        reply = model_at(server.url).complete(ask(n=4))
    assert reply.texts == ("left 4", "left 3")
    assert len(server.requests) == 3


def test_more_choices_than_asked_for_are_left_out() -> None:
    with LoopbackServer(lambda _: ["a", "b", "c"]) as server:
        assert model_at(server.url).complete(ask(n=2)).texts == ("a", "b")


def test_an_answer_without_content_is_an_empty_text() -> None:
    with LoopbackServer(lambda _: [None, "", "x"]) as server:
        assert model_at(server.url).complete(ask(n=3)).texts == ("", "", "x")
    assert len(server.requests) == 1


def test_content_in_parts_is_joined_without_the_reasoning() -> None:
    parts = [
        {"type": "thinking", "thinking": []},
        {"type": "text", "text": "a"},
        {"type": "text", "text": "b"},
    ]
    body = json.dumps({"choices": [{"message": {"content": parts}}]}).encode()
    with LoopbackServer(faults=[Fault(body=body)]) as server:
        assert model_at(server.url).complete(ask()).texts == ("ab",)


@pytest.mark.parametrize(
    "fault",
    [
        SERVER_ERROR,
        CUT,
        MALFORMED,
        NO_CHOICES,
        rate_limited("1"),
        refusal(408, "timeout"),
        refusal(409, "conflict"),
        refusal(503, "overloaded"),
        Fault(status=502, body=b"<html>bad gateway</html>", headers={"Content-Type": "text/html"}),
        Fault(body=b"<html>hello</html>", headers={"Content-Type": "text/html"}),
        Fault(body=b""),
        Fault(body=b"null"),
        Fault(body=b"[" * 100_000),
        Fault(body=b'{"choices": {}}'),
        Fault(body=b'{"choices": [1]}'),
        Fault(body=b'{"choices": [{"message": {"content": 1}}]}'),
        Fault(body=b'{"error": {"message": "upstream is away", "code": 502}}'),
    ],
    ids=lambda fault: repr(fault)[:60],
)
def test_a_fault_that_passes_is_survived_by_one_more_request(fault: Fault) -> None:
    with LoopbackServer(numbered, faults=[fault]) as server:
        assert model_at(server.url).complete(ask(n=2)).texts == ("text 0", "text 1")
    assert len(server.requests) == 2
    assert server.requests[0].body == server.requests[1].body


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (SERVER_ERROR, "the service failed (500): The server had an error"),
        (rate_limited("1"), "too many requests (429)"),
        (CUT, "the connection failed or broke off"),
        (MALFORMED, "malformed JSON"),
        (NO_CHOICES, "without a completion"),
        (
            Fault(body=b'{"error": {"message": "upstream is away"}}'),
            "an error as its answer: upstream is away",
        ),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_fault_that_stays_ends_in_one_clear_line_after_six_requests(fault: Fault, words: str) -> None:
    with LoopbackServer(faults=[fault] * 9) as server, pytest.raises(ModelFault) as caught:
        model_at(server.url).complete(ask())
    line = str(caught.value)
    assert line.startswith("openai/some-model: ")
    assert words in line
    assert re.search(r"; gave up after 6 tries in \d+ s; the run can be resumed$", line)
    assert "\n" not in line
    assert len(server.requests) == 6


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_lasting_refusal_ends_after_one_request(status: int) -> None:
    with (
        LoopbackServer(faults=[refusal(status, "no " * 2000)] * 9) as server,
        pytest.raises(ModelFault) as caught,
    ):
        model_at(server.url).complete(ask(n=2))
    assert f"({status})" in str(caught.value)
    assert len(str(caught.value)) < 400
    assert len(server.requests) == 1


def test_the_wait_that_the_server_asks_for_is_made() -> None:
    retry, patience = patient(first_wait=0.0)
    with LoopbackServer(faults=[rate_limited("17"), rate_limited("3"), SERVER_ERROR]) as server:
        model_at(server.url, retry).complete(ask())
    assert patience.waits == [17.0, 3.0, 0.0]
    assert len(server.requests) == 4


def test_a_server_that_is_not_there_ends_in_a_fault() -> None:
    with LoopbackServer() as server:
        url = server.url
    with pytest.raises(ModelFault, match="connection failed"):
        model_at(url).complete(ask())


def test_silence_is_given_up_and_asked_again_and_a_slow_body_is_waited_for() -> None:
    with LoopbackServer(numbered, faults=[Fault(delay=30), Fault(drip=1.0)]) as server:
        reply = model_at(server.url, read_seconds=0.5).complete(ask())
    assert reply.texts == ("text 0",)
    assert len(server.requests) == 2


def test_a_reply_without_token_counts_has_no_known_price() -> None:
    with LoopbackServer(usage=False) as server:
        assert model_at(server.url, name="gpt-4").complete(ask()) == Reply(("hi there",), 0, 0, None)


def test_lone_surrogates_are_neither_sent_nor_taken_in() -> None:
    body = b'{"choices": [{"message": {"content": "cut \\ud83d"}}]}'
    with LoopbackServer(faults=[Fault(body=body)]) as server:
        assert model_at(server.url).complete(ask("half \ud83d")).texts == ("cut ?",)
    assert server.requests[0].body["messages"][1]["content"] == "half ?"


def reasoning(request: Any) -> list[str] | Fault:
    """Refuses what reasoning models refuse, in OpenAI's words, one parameter at a time."""
    if "max_tokens" in request:
        return refusal(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model. "
            "Use 'max_completion_tokens' instead.",
            param="max_tokens",
            code="unsupported_parameter",
        )
    if "temperature" in request:
        return refusal(
            400,
            "Unsupported value: 'temperature' does not support 0.7 with this model. "
            "Only the default (1) value is supported.",
            param="temperature",
            code="unsupported_value",
        )
    return numbered(request)


def test_refused_parameters_are_renamed_or_left_out_once_and_remembered() -> None:
    with LoopbackServer(reasoning) as server:
        model = model_at(server.url)
        assert model.complete(ask(n=2, max_tokens=50)).texts == ("text 0", "text 1")
        assert len(server.requests) == 3
        model.complete(ask(n=2, max_tokens=50))
    assert len(server.requests) == 4
    assert server.requests[2].body == server.requests[3].body
    sent = server.requests[3].body
    assert (sent["max_completion_tokens"], sent["n"]) == (50, 2)
    assert not {"max_tokens", "temperature"} & set(sent)


def test_refused_parameters_are_learned_by_many_threads_at_once() -> None:
    with LoopbackServer(reasoning) as server:
        model = model_at(server.url)
        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(lambda _: model.complete(ask()), range(16)))
        before = len(server.requests)
        model.complete(ask())
    assert {reply.texts for reply in replies} == {("text 0",)}
    assert len(server.requests) == before + 1


@pytest.mark.parametrize(
    "refused",
    [
        refusal(400, "'n' : number must be at most 1"),
        refusal(400, "Only one completion choice is allowed"),
        Fault(
            status=422, body=b'{"detail": [{"type": "extra_forbidden", "loc": ["body", "n"], "msg": "no"}]}'
        ),
    ],
)
def test_a_server_that_refuses_n_is_asked_one_by_one(refused: Fault) -> None:
    answer: Answer = lambda request: refused if "n" in request else ["one"]  # noqa: E731
    with LoopbackServer(answer) as server:
        assert model_at(server.url).complete(ask(n=3)).texts == ("one", "one", "one")
    assert len(server.requests) == 4


def test_a_wrong_value_is_reported_and_not_dropped() -> None:
    refused = refusal(400, "temperature must be at most 1", param="temperature", code="invalid_value")
    with LoopbackServer(lambda _: refused) as server, pytest.raises(ModelFault, match="at most 1"):
        model_at(server.url).complete(ask(temperature=1.5))
    assert len(server.requests) == 1


def test_a_parameter_that_stays_refused_ends_in_a_fault() -> None:
    refused = refusal(400, "max_tokens is not supported", param="max_tokens", code="unsupported_parameter")
    with LoopbackServer(lambda _: refused) as server, pytest.raises(ModelFault):
        model_at(server.url).complete(ask())
    assert len(server.requests) == 2


def test_replies_stay_with_their_requests_when_they_arrive_out_of_order() -> None:
    def late_first(request: Any) -> Fault:
        text = request["messages"][-1]["content"]
        return Fault(texts=[f"reply to {text}"], delay=0.2 if int(text) % 3 == 0 else 0.0)

    faults = [None, SERVER_ERROR, None, rate_limited("0"), CUT, None, MALFORMED]
    with LoopbackServer(late_first, faults) as server:
        model = model_at(server.url)
        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(lambda number: model.complete(ask(str(number))), range(40)))
    assert [reply.texts for reply in replies] == [(f"reply to {number}",) for number in range(40)]
    assert len(server.requests) == 44


def test_threads_are_answered_at_the_same_time() -> None:
    together = threading.Barrier(8, timeout=30)

    def meet(request: Any) -> list[str]:
        together.wait()
        return numbered(request)

    with LoopbackServer(meet) as server, ThreadPoolExecutor(8) as pool:
        model = model_at(server.url)
        assert len(list(pool.map(lambda _: model.complete(ask()), range(8)))) == 8


def test_an_interrupt_ends_a_retry_at_once() -> None:
    retry = Retry(first_wait=0.0)
    with LoopbackServer(faults=[rate_limited("100")] * 9) as server, ThreadPoolExecutor(1) as pool:
        call = pool.submit(model_at(server.url, retry).complete, ask())
        while not server.requests:
            time.sleep(0.01)
        retry.interrupted.set()
        assert "interrupted" in str(call.exception(timeout=10))
    assert len(server.requests) == 1


def echo_key(request: Any) -> Fault:
    """A server that repeats the key, as careless ones do."""
    return refusal(400, f"bad request with Authorization: Bearer {KEY}", type=KEY)


@pytest.mark.parametrize(
    "answer",
    [
        echo_key,
        lambda _: refusal(401, f"Incorrect API key provided: {KEY}"),
        lambda _: refusal(500, f"crash: {KEY}"),
        lambda _: CUT,
        lambda _: Fault(body=json.dumps({"error": {"message": KEY}}).encode()),
    ],
)
def test_the_key_is_in_the_authorization_header_and_nowhere_else(
    answer: Callable[[Any], Fault], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackServer(answer) as server:
        model = model_at(server.url)
        with pytest.raises(ModelFault) as caught:
            model.complete(ask())
    for recorded in server.requests:
        headers = dict(recorded.headers)
        assert headers.pop("authorization") == f"Bearer {KEY}"
        assert KEY not in json.dumps([recorded.path, recorded.body, headers])
    shown = capfd.readouterr()
    assert caplog.records  # the libraries do log, at this level
    for text in (all_that_hangs_on(caught.value), repr(model), model.name, caplog.text, shown.out, shown.err):
        assert KEY not in text


def test_a_proxy_of_the_environment_does_not_stand_before_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with LoopbackServer() as server:
        assert model_at(server.url).complete(ask()).texts == ("hi there",)
        assert model_at(server.url.replace("127.0.0.1", "localhost")).complete(ask()).texts == ("hi there",)
    assert len(server.requests) == 2
