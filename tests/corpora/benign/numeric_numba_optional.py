try:
    from numba import njit
except ImportError:
    def njit(*args, **kwargs):
        """Run the plain function where numba is not installed."""
        if args and callable(args[0]):
            return args[0]
        return lambda f: f


@njit(cache=True)
def collatz_longest(limit):
    best, best_length = 1, 1
    for start in range(2, limit):
        n, length = start, 1
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            length += 1
        if length > best_length:
            best, best_length = start, length
    return best, best_length


result = collatz_longest(500)
