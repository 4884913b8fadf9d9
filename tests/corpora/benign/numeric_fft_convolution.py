import cmath


def fft(values, inverse=False):
    n = len(values)
    if n == 1:
        return values
    even, odd = fft(values[::2], inverse), fft(values[1::2], inverse)
    sign = 1 if inverse else -1
    out = [0j] * n
    for k in range(n // 2):
        twiddle = cmath.exp(sign * 2j * cmath.pi * k / n) * odd[k]
        out[k], out[k + n // 2] = even[k] + twiddle, even[k] - twiddle
    return out


def convolve(a, b):
    size = 1
    while size < len(a) + len(b) - 1:
        size <<= 1
    fa, fb = fft(a + [0] * (size - len(a))), fft(b + [0] * (size - len(b)))
    product = fft([x * y for x, y in zip(fa, fb)], inverse=True)
    return [round((v / size).real) for v in product[: len(a) + len(b) - 1]]


result = convolve([1, 2, 3, 4], [5, 6, 7])
