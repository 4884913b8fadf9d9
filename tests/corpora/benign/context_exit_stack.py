import contextlib
import io
import time

class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.elapsed = time.perf_counter() - self.start
        return False

@Timer()
def work():
    return sum(range(1000))

buffer = io.StringIO()
with contextlib.ExitStack() as stack:
    stack.callback(buffer.write, "end")
    with contextlib.redirect_stdout(buffer):
        print("captured", end=" ")
result = [work(), buffer.getvalue()]
