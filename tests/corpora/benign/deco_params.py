import functools
import time
import random
def retry(times=3, exceptions=(Exception,), delay=0.0):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except exceptions as e:
                    last = e
                    time.sleep(delay * random.random())
            raise last
        wrapper.attempts = times
        wrapper.original = wrapper.__wrapped__
        return wrapper
    return decorate
state = {"n": 0}
@retry(times=5, exceptions=(ValueError,))
def flaky():
    """Doc."""
    state["n"] += 1
    if state["n"] < 3:
        raise ValueError
    return state["n"]
result = [flaky(), flaky.__name__, flaky.__doc__, flaky.attempts]
