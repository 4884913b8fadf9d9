import contextlib
import io
import time


@contextlib.contextmanager
def stopwatch(label, log):
    start = time.monotonic()
    try:
        yield lambda: time.monotonic() - start
    finally:
        log.append((label, time.monotonic() - start >= 0))


class Budget:
    def __init__(self, steps):
        self.steps = steps

    def __enter__(self):
        self._left = self.steps
        return self

    def spend(self, n=1):
        self._left -= n
        return self._left >= 0

    def __exit__(self, kind, value, traceback):
        return kind is StopIteration


log, buffer = [], io.StringIO()
with stopwatch("outer", log) as elapsed, contextlib.redirect_stdout(buffer), Budget(10) as budget:
    total = 0
    while budget.spend():
        total += 1
        print("step", total)
result = [total, log, len(buffer.getvalue().splitlines())]
