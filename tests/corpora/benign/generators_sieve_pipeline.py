from itertools import chain, compress, count, cycle, islice, takewhile


def wheel():
    yield from (2, 3, 5)
    composites = {}
    for n, step in zip(count(7, 2), cycle([1])):
        prime = composites.pop(n, None)
        if prime is None:
            composites[n * n] = n
            yield n
        else:
            m = n + 2 * prime
            while m in composites:
                m += 2 * prime
            composites[m] = prime


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[:2] = b"\0\0"
    for p in range(2, int(limit**0.5) + 1):
        if flags[p]:
            flags[p * p :: p] = bytes(len(flags[p * p :: p]))
    return compress(range(limit + 1), flags)


result = [list(islice(wheel(), 10)), sum(takewhile(lambda p: p < 200, sieve(300))), list(chain("ab", [1]))]
