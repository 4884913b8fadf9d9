"""A failed answer is told apart by its status, and quoted in one line without any secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.errors import ModelFault
from stop.models.faults import DETAIL_LIMIT, environment_secrets, quoted, seconds_asked, status_fault
from stop.models.retry import TransientError

NOON = 784_111_777.0  # Sun, 06 Nov 1994 08:49:37 GMT, the date of the examples in RFC 9110

SECRETS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=8, max_size=60)


@given(st.text(), SECRETS, st.text())
def test_a_quotation_holds_no_secret_and_is_one_short_line(before: str, secret: str, after: str) -> None:
    shown = quoted(before + secret + after, [secret])
    assert secret not in shown
    assert shown.isprintable()
    assert len(shown) <= DETAIL_LIMIT


@pytest.mark.parametrize(
    "key", ["sk-proj-abc***xyz12", "gsk_0123456789abc", "AIzaSyA0123456789", "Bearer abcdefgh1"]
)
def test_what_looks_like_a_key_is_struck_out_though_it_is_not_ours(key: str) -> None:
    assert quoted(f"Incorrect API key provided: {key}", []) == "Incorrect API key provided: [key]"


def test_terminal_codes_do_not_reach_the_screen() -> None:
    assert quoted("\x1b[31mred\x07\r\nalert", []) == "[31mred alert"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "12"}, 12.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"Retry-After": "-3"}, 0.0),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": ""}, None),
        ({"Retry-After": "Sun, 06 Nov 1994 08:50:07 GMT"}, 30.0),
        ({"Retry-After": "Sun, 06 Nov 1994 08:00:00 GMT"}, 0.0),
        ({"Retry-After": "Sun, 06 Nov 1994 08:50:07 -0000"}, 30.0),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after-ms": "x", "retry-after": "1"}, 1.0),
    ],
)
def test_the_wait_is_read_as_seconds_or_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_asked(headers, now=NOON) == seconds


@given(st.text())
def test_no_header_breaks_the_reading(value: str) -> None:
    seconds = seconds_asked({"Retry-After": value}, now=NOON)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_passing_failures_are_worth_another_try(status: int) -> None:
    fault = status_fault("m", status, "busy", {"Retry-After": "3"}, [])
    assert isinstance(fault, TransientError)
    assert fault.asked == 3.0
    assert f"({status}): busy" in str(fault)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_lasting_failures_end_at_once(status: int) -> None:
    assert isinstance(status_fault("m", status, "no", {}, []), ModelFault)


def test_a_refused_key_is_reported_without_the_words_that_repeat_it() -> None:
    fault = status_fault("m", 401, "Incorrect API key: abcd...wxyz", {}, [])
    assert str(fault) == "m: the service refused the API key (401): check the key in the environment"


def test_an_account_without_credit_is_not_asked_again() -> None:
    fault = status_fault("m", 429, "insufficient_quota You exceeded your current quota", {}, [])
    assert isinstance(fault, ModelFault)
    assert "credit" in str(fault)


def test_secrets_are_found_by_the_names_of_their_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "abcdefgh-secret\n")
    monkeypatch.setenv("SHORT_TOKEN", "no")
    monkeypatch.setenv("PLAIN", "plain-value-of-no-interest")
    secrets = environment_secrets()
    assert "abcdefgh-secret" in secrets
    assert not secrets & {"no", "plain-value-of-no-interest"}
