"""What crosses the boundary is plain data, whole and unchanged; what is not raises `WireError` and nothing else."""

from __future__ import annotations

import base64
import json
import random
import struct
import time
import tracemalloc
from collections import OrderedDict, namedtuple
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sandbox.guest import wire
from sandbox.guest.wire import (
    MAX_ALIKE,
    MAX_BODY,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_KEYS,
    FrameReader,
    WireError,
)
from tests.mutants import meeting_integers, mutated, salad

EXAMPLES = 300
MUTANTS = 250
"""Of each example: 75,000 mutated bodies, 30,000 token salads and 15,000 mutated streams in all."""

quick = settings(max_examples=EXAMPLES, derandomize=True, deadline=None)

KINDS = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")

texts = st.text(st.characters(exclude_categories=()), max_size=20)  # lone surrogates too
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**300), 2**300),
    st.floats(),
    st.complex_numbers(),
    texts,
    st.binary(max_size=20),
)
hashables = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5)
arrays = st.one_of(
    hnp.arrays(np.dtype(order + kind), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
    for kind in KINDS
    for order in "<>"
)
plain_values = st.recursive(
    st.one_of(scalars, arrays, st.sets(hashables, max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.lists(inner, max_size=5).map(tuple),
        st.dictionaries(hashables, inner, max_size=5),
    ),
    max_leaves=12,
)


def same(sent, received) -> bool:
    """Whether two plain values are alike to the type, the sign of zero and the bits of an array."""
    if type(sent) is not type(received):
        return False
    if isinstance(sent, np.ndarray):
        little = sent.astype(sent.dtype.newbyteorder("<"))
        return (
            received.dtype == little.dtype
            and received.shape == sent.shape
            and received.tobytes() == little.tobytes()
        )
    if isinstance(sent, (list, tuple)):
        return len(sent) == len(received) and all(map(same, sent, received))
    if isinstance(sent, dict):
        return same(list(sent.items()), list(received.items()))
    if isinstance(sent, set):
        return sorted(map(repr, sent)) == sorted(map(repr, received))
    return repr(sent) == repr(received)


def nested(levels: int) -> list:
    value: list = []
    for _ in range(levels - 1):
        value = [value]
    return value


class TestRoundTrips:
    @quick
    @given(plain_values)
    def test_every_plain_value_arrives_as_it_was_sent(self, value):
        assert same(value, wire.decode(wire.encode(value)))

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3)])
    def test_every_kind_of_array_keeps_its_shape_and_bits(self, kind, shape):
        rng = np.random.default_rng(0)
        array = np.asarray(rng.random(shape) * 100).astype(kind)
        assert same(array, wire.decode(wire.encode(array)))

    def test_an_array_without_order_in_memory_arrives_in_order(self):
        array = np.arange(24).reshape(4, 6)
        for view in (array.T, array[::2, ::-1], np.asfortranarray(array)):
            assert same(np.ascontiguousarray(view), wire.decode(wire.encode(view)))

    def test_a_received_array_is_the_receivers_own(self):
        array = wire.decode(wire.encode(np.zeros(3)))
        array[0] = 1.0
        assert array.flags.owndata

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_number_of_numpy_arrives_as_one_of_python(self, kind):
        number = np.ones((), kind)[()]
        received = wire.decode(wire.encode(number))
        assert received == number.item()
        assert type(received) is type(number.item())

    def test_the_largest_depth_arrives(self):
        assert wire.decode(wire.encode(nested(MAX_DEPTH))) == nested(MAX_DEPTH)

    def test_many_members_that_differ_arrive(self):
        numbers = {*range(MAX_KEYS)}
        assert wire.decode(wire.encode(numbers)) == numbers
        texts = {str(number) for number in range(10 * MAX_KEYS)}
        assert wire.decode(wire.encode(texts)) == texts


class LyingFloat(float):
    def __lt__(self, other):
        return True


class Text(str):
    pass


class Number(int):
    pass


class Sequence(list):
    pass


class Mapping(dict):
    pass


class Array(np.ndarray):
    pass


class Reducible:
    def __reduce__(self):
        return eval, ("1",)


Pair = namedtuple("Pair", "left right")

NOT_PLAIN = [
    LyingFloat(1.0),
    Text("a"),
    Number(1),
    Sequence(),
    Mapping(),
    OrderedDict(),
    Pair(1, 2),
    Reducible(),
    object(),
    type,
    len,
    iter([]),
    json,
    range(3),
    bytearray(b"a"),
    memoryview(b"a"),
    Decimal(1),
    Fraction(1, 2),
    datetime(2026, 1, 1),
    np.zeros(2).view(Array),
    np.ma.zeros(2),
    np.zeros(2, [("x", "f8")]).view(np.recarray),
    np.zeros(2, [("x", "f8")]),
    np.array([None, 1]),
    np.array(["a"]),
    np.array([b"a"]),
    np.array(["2026-01-01"], "M8[D]"),
    np.array([1], "m8[s]"),
    np.zeros(2, np.longdouble),
    np.str_("a"),
    np.datetime64("2026-01-01"),
    np.longdouble(1),
    np.float64,
]


class TestRefusals:
    @pytest.mark.parametrize("value", NOT_PLAIN, ids=lambda value: type(value).__name__)
    def test_what_is_not_plain_does_not_cross_however_it_is_wrapped(self, value):
        wrapped = [value, [value], (1, value), {"key": value}]
        if getattr(value, "__hash__", None) and not isinstance(value, (np.ndarray, memoryview)):
            wrapped += [{value}, {value: 1}]
        for message in wrapped:
            with pytest.raises(WireError):
                wire.encode(message)

    def test_a_value_that_holds_itself_is_refused(self):
        loop: list = []
        loop.append(loop)
        with pytest.raises(WireError):
            wire.encode(loop)

    def test_too_deep_a_value_is_refused_on_both_sides(self):
        with pytest.raises(WireError, match="deeper"):
            wire.encode(nested(MAX_DEPTH + 1))
        for levels in (MAX_DEPTH + 1, 900, 100_000):
            with pytest.raises(WireError):
                wire.decode(b"[" * levels + b"]" * levels)
            with pytest.raises(WireError):
                wire.decode(b'{"tuple":[' * levels + b"]}" * levels)

    def test_too_large_a_value_is_refused_on_both_sides(self):
        assert wire.encode("x" * 98, limit=100)
        with pytest.raises(WireError, match="101 bytes"):
            wire.encode("x" * 99, limit=100)
        with pytest.raises(WireError, match="101 bytes"):
            wire.decode(b'"' + b"x" * 99 + b'"', limit=100)

    def test_a_number_too_long_to_print_is_refused(self):
        with pytest.raises(WireError):
            wire.encode(10**5000)

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"nul",
            b"\xff",
            b"1 2",
            b"{}",
            b'{"tuple":[],"set":[]}',
            b'{"tuple":1}',
            b'{"unknown":[]}',
            b'{"dict":[1]}',
            b'{"dict":[[1,2,3]]}',
            b'{"dict":[[[],1]]}',
            b'{"set":[[1]]}',
            b'{"bytes":1}',
            b'{"bytes":"*"}',
            b'{"complex":[1]}',
            b'{"complex":["x","y"]}',
            b'{"complex":[' + b"9" * 400 + b",0]}",
            b"9" * 5000,
            b'{"array":1}',
            b'{"array":["<f8",[1]]}',
            b'{"array":["<f8",[1],""]}',
            b'{"array":["<f8",[-1],""]}',
            b'{"array":["<f8",[true],"AAAAAAAAAAA="]}',
            b'{"array":["<f8",[1.0],"AAAAAAAAAAA="]}',
            b'{"array":["|b1",[1],"Ag=="]}',
            b'{"array":["|O",[1],"AAAAAAAAAAA="]}',
            b'{"array":["<U2",[1],"AAAAAAAAAAA="]}',
            b'{"array":[["<f8"],[1],"AAAAAAAAAAA="]}',
            b'{"array":["<f8",[4294967296,4294967296],""]}',
            b'{"array":["<f8",[0,4194304,4194304,4194304,4194304],""]}',
        ],
    )
    def test_a_malformed_body_is_refused(self, body):
        with pytest.raises(WireError):
            wire.decode(body)

    @pytest.mark.parametrize("tag", ["set", "dict"])
    def test_members_chosen_to_share_a_hash_are_refused_at_once(self, tag):
        modulus = 2**61 - 1  # the hash of an int is its remainder
        members = [modulus * (number + 1) for number in range(MAX_KEYS)]
        assert len({hash(member) for member in members}) == 1
        body = json.dumps({tag: members if tag == "set" else [[member, 0] for member in members]}).encode()
        started = time.process_time()
        with pytest.raises(WireError, match="share a hash"):
            wire.decode(body)
        assert time.process_time() - started < 2.0  # building the set would take ten times as long
        few = members[:MAX_ALIKE]
        assert wire.decode(wire.encode({*few})) == {*few}

    @pytest.mark.parametrize("tag", ["set", "dict"])
    def test_more_keys_than_can_be_hashed_at_once_are_refused(self, tag):
        half = [tag, [number if tag == "set" else [number, 0] for number in range(MAX_KEYS // 2)]]
        assert wire.decode(json.dumps([dict([half]), dict([half])]).encode())
        with pytest.raises(WireError, match="keys or members"):
            wire.decode(json.dumps([dict([half]), dict([half]), {"set": [1]}]).encode())

    def test_integers_chosen_to_meet_in_a_table_cost_no_more_than_the_rest_of_a_body(self):
        numbers = meeting_integers(bits=13)
        assert len(set(map(hash, numbers))) == len(numbers) < MAX_KEYS
        assert cost_of(lambda: dict.fromkeys(numbers)) > 20 * cost_of(
            lambda: dict.fromkeys(range(len(numbers)))
        )
        body = wire.encode(dict.fromkeys(numbers, 0))
        assert (
            cost_of(lambda: wire.decode(body)) < 1.0
        )  # the cost of MAX_KEYS of them is nine times that of these


def cost_of(action: Callable[[], object]) -> float:
    """The least CPU seconds of a few tries."""
    costs = []
    for _ in range(5):
        began = time.thread_time()
        action()
        costs.append(time.thread_time() - began)
    return min(costs)


def decode_safely(body: bytes) -> None:
    """Decode hostile bytes: a `WireError`, or a plain value that could be sent on."""
    try:
        value = wire.decode(body)
    except WireError as error:
        assert "\n" not in str(error)
        return
    wire.encode(value)


class TestHostileBytes:
    @quick
    @given(plain_values, st.integers(0, 2**32))
    def test_a_mutated_body_is_a_plain_value_or_a_wire_error(self, value, seed):
        body, rng = wire.encode(value), random.Random(seed)
        for _ in range(MUTANTS):
            decode_safely(mutated(body, rng))

    @quick
    @given(st.integers(0, 2**32))
    def test_a_salad_of_tokens_is_a_plain_value_or_a_wire_error(self, seed):
        rng = random.Random(seed)
        for _ in range(100):
            decode_safely(salad(rng))

    @settings(quick, max_examples=1000)
    @given(st.binary(max_size=200))
    def test_random_bytes_are_a_plain_value_or_a_wire_error(self, body):
        decode_safely(body)

    @pytest.mark.parametrize(
        "piece",
        [b"[],", b"[[]],", b'{"set":[]},', b'{"tuple":[]},', b'{"array":["|b1",[0],""]},', b"1.5,", b'"",'],
    )
    def test_a_body_takes_memory_in_proportion_to_its_length(self, piece):
        body = b"[" + piece * (2**18 // len(piece)) + b"0]"
        tracemalloc.start()
        try:
            wire.decode(body)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 100 * len(body)

    @pytest.mark.parametrize("shape", [[MAX_BODY] * 3, [2**62], [0] + [MAX_BODY] * 31, [MAX_BODY]])
    def test_an_array_takes_no_memory_that_its_content_does_not_fill(self, shape):
        body = json.dumps({"array": ["<c16", shape, base64.b64encode(b"x" * 16).decode()]}).encode()
        tracemalloc.start()
        try:
            with pytest.raises(WireError):
                wire.decode(body)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 2**16


headers = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3).map(
    lambda fields: {**fields, "type": "call"}
)
frames = st.lists(st.tuples(headers, st.binary(max_size=50)), max_size=5)


def cut(stream: bytes, places: list[int]) -> list[bytes]:
    edges = sorted({0, len(stream), *(place % (len(stream) + 1) for place in places)})
    return [stream[start:end] for start, end in pairwise(edges)]


class TestFrames:
    @quick
    @given(frames, st.lists(st.integers(0, 10_000), max_size=20))
    def test_frames_arrive_whole_however_the_stream_is_cut(self, sent, places):
        stream = b"".join(wire.pack_frame(header, body) for header, body in sent)
        reader = FrameReader()
        assert [frame for chunk in cut(stream, places) for frame in reader.feed(chunk)] == sent

    @quick
    @given(frames, st.integers(0, 2**32))
    def test_a_mutated_stream_is_frames_or_a_wire_error(self, sent, seed):
        stream = b"".join(wire.pack_frame(header, body) for header, body in sent)
        rng = random.Random(seed)
        for _ in range(50):
            reader = FrameReader()
            try:
                for chunk in cut(mutated(stream, rng), [rng.randrange(10_000) for _ in range(3)]):
                    for header, body in reader.feed(chunk):
                        assert isinstance(header["type"], str)
                        assert isinstance(body, bytes)
            except WireError:
                continue

    @pytest.mark.parametrize(
        ("header", "body"), [(MAX_HEADER + 1, 0), (2, MAX_BODY + 1), (2**32 - 1, 2**32 - 1)]
    )
    def test_a_length_beyond_its_cap_is_refused_before_the_bytes_arrive(self, header, body):
        with pytest.raises(WireError, match="too large"):
            list(FrameReader().feed(struct.pack(">II", header, body)))

    def test_the_largest_frame_arrives(self):
        body = b"x" * MAX_BODY
        ((header, received),) = FrameReader().feed(wire.pack_frame({"type": "open"}, body))
        assert (header, received) == ({"type": "open"}, body)

    @pytest.mark.parametrize(
        "text", [b"", b"[]", b"1", b"{}", b'{"type":1}', b'{"type":"a"', b"\xff", b"[" * 9999]
    )
    def test_a_header_that_is_no_object_with_a_type_is_refused(self, text):
        with pytest.raises(WireError):
            list(FrameReader().feed(struct.pack(">II", len(text), 0) + text))
