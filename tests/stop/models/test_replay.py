"""A replay serves the recorded reply of the same request and seed, and never anything else."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stop.errors import ModelFault
from stop.models.base import Message, Reply, Request, request_digest
from stop.models.replay import RecordedReplies, ReplayModel

TEXTS = st.text()
REQUESTS = st.builds(
    Request,
    messages=st.lists(st.builds(Message, st.sampled_from(["system", "user"]), TEXTS), max_size=3).map(tuple),
    n=st.integers(1, 8),
    temperature=st.floats(0, 2),
    max_tokens=st.integers(1, 4096),
    seed=st.integers(0, 2**63 - 1),
)


@given(st.lists(REQUESTS, min_size=1, max_size=8), st.randoms())
def test_each_request_gets_its_own_reply_in_any_order(requests: list[Request], rng: random.Random) -> None:
    replies = {request: Reply((repr(request),), 3, 5, 0.25) for request in requests}
    recorded = {(request.seed, request_digest(request)): reply for request, reply in replies.items()}
    model = ReplayModel("one", RecordedReplies(recorded))
    rng.shuffle(requests)
    assert [model.complete(request) for request in requests] == [replies[request] for request in requests]


def test_the_same_request_under_another_seed_is_not_served() -> None:
    request = Request((Message("user", "hi"),), seed=1)
    model = ReplayModel("one", RecordedReplies({(1, request_digest(request)): Reply(("hello",))}))
    assert model.name == "replay:one"
    with pytest.raises(ModelFault, match=r"no recorded reply in run one .*seed 2"):
        model.complete(replace(request, seed=2))


@given(REQUESTS, REQUESTS)
def test_digests_differ_just_where_requests_differ_in_more_than_the_seed(
    one: Request, other: Request
) -> None:
    same = replace(one, seed=0) == replace(other, seed=0)
    assert (request_digest(one) == request_digest(other)) == same
    assert request_digest(one) == request_digest(replace(one, seed=one.seed + 1))


def test_the_digest_is_the_same_on_every_platform_and_in_every_release() -> None:
    request = Request((Message("system", "é\ud800"), Message("user", "x")), n=2, temperature=1, max_tokens=9)
    assert request_digest(request) == "8f5becfcf13213d279c35c22f41261d897de5f3ee4186ef6a3342a223ffaeeae"
    assert request_digest(replace(request, temperature=1.0)) == request_digest(request)


def test_moving_text_between_messages_changes_the_digest() -> None:
    split = Request((Message("user", "a"), Message("user", "b")))
    assert request_digest(split) != request_digest(Request((Message("user", "ab"),)))
