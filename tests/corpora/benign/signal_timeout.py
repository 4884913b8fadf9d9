import signal
import time


class TimeLimit(Exception):
    pass


def _handler(signum, frame):
    raise TimeLimit


def with_limit(function, seconds):
    """Run a function under a time limit; without SIGALRM it just runs."""
    if not hasattr(signal, "SIGALRM"):
        return function()
    previous = signal.signal(signal.SIGALRM, _handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function()
    except TimeLimit:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


result = [with_limit(lambda: sum(range(100)), 1), with_limit(lambda: time.sleep(0.2), 0.01)]
