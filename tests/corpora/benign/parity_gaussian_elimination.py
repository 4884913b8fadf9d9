def algorithm(train_samples, train_parity, test_samples):
    """Solve A x = b over GF(2) with bit-packed rows, then predict."""
    n = len(train_samples[0])
    rows = [int("".join(map(str, s)), 2) << 1 | p for s, p in zip(train_samples, train_parity)]
    pivots = {}
    for row in rows:
        for bit in range(n, 0, -1):
            if not (row >> bit) & 1:
                continue
            if bit in pivots:
                row ^= pivots[bit]
            else:
                pivots[bit] = row
                break
    secret = 0
    for bit in sorted(pivots):
        value = pivots[bit] & 1
        lower = (pivots[bit] ^ (1 << bit)) >> 1
        value ^= bin(lower & secret).count("1") & 1
        if value:
            secret |= 1 << (bit - 1)
    return [bin(int("".join(map(str, s)), 2) & secret).count("1") & 1 for s in test_samples]


samples = [[(i >> k) & 1 for k in range(6)] for i in range(1, 40)]
labels = [s[0] ^ s[2] ^ s[5] for s in samples]
result = algorithm(samples[:30], labels[:30], samples[30:])
