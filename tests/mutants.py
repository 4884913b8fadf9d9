"""Hostile bytes for whoever reads what comes out of a container, from a seeded generator: they come again."""

from __future__ import annotations

import random

TOKENS = [
    *(f'"{tag}"'.encode() for tag in ("tuple", "dict", "set", "bytes", "complex", "array", "<f8", "|b1", "")),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b":",
        b'"',
        b"null",
        b"true",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"-1",
        b"0",
    ),
    *(
        b"9" * 30,
        b'"AAAA"',
        b"[]",
        b"{}",
        b'{"tuple":[',
        b"[[1,2]]",
        b'{"array":["<i4",[1],"AAAAAA=="]}',
        b"]}",
    ),
]


def salad(rng: random.Random) -> bytes:
    """A few tokens of the wire's language in any order."""
    return b"".join(rng.choices(TOKENS, k=rng.randint(1, 12)))


def mutated(body: bytes, rng: random.Random) -> bytes:
    """A body with one to three faults: flipped bits, pieces removed, repeated, moved or replaced."""
    mutant = bytearray(body)
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(len(mutant) + 1)
        end = min(len(mutant), start + rng.randint(0, 8))
        piece = mutant[start:end]
        match rng.randrange(5):
            case 0 if start < len(mutant):
                mutant[start] ^= 1 << rng.randrange(8)
            case 1:
                del mutant[start:end]
            case 2:
                mutant[start:start] = piece * rng.randint(1, 3)
            case 3:
                mutant[start:end] = rng.choice(TOKENS)
            case _:
                mutant[start:end] = rng.randbytes(rng.randint(0, 4))
    return bytes(mutant)


def meeting_integers(bits: int) -> list[int]:
    """As many integers as a dictionary of `2**bits` places takes; each insertion walks through most of those taken.

    Their hashes differ. A dictionary probes places `i = 5 i + p + 1`, `p` being what is left of the hash, 5 bits less
    at each step. Two thirds of the integers, each in its own place, are one long piece of the cycle `i = 5 i + 1`. The
    others are chosen five bits at a time so that every probe meets one of those, and the cycle begins early in the
    piece.
    """
    mask, count = (1 << bits) - 1, (1 << bits + 1) // 3
    rng = random.Random(bits)
    taken: dict[int, int] = {}
    place = 1
    while len(taken) < 2 * count // 3:
        taken[place] = len(taken)
        place = (5 * place + 1) & mask
    first, others = list(taken), set[int]()
    while len(others) < count - len(first):
        number = _extended(rng, rng.choice(first), taken, mask)
        if number is not None:
            others.add(number)
    return [*first, *others]


def _extended(rng: random.Random, number: int, taken: dict[int, int], mask: int) -> int | None:
    """An integer with the low bits of `number` that meets an integer at each probe, if chance has it so."""
    place, known = number, mask.bit_length()
    for step in range(1, 13):
        tries = 20 if known < 60 else 1
        for _ in range(tries):
            longer = number | (rng.getrandbits(min(5, 60 - known)) << known if known < 60 else 0)
            probe = (5 * place + (longer >> 5 * step) + 1) & mask
            if probe in taken:
                break
        else:
            return None
        place, number, known = probe, longer, known + 5
    return number if number > mask and taken[place] < len(taken) // 3 else None
