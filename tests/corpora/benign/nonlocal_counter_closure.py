def make_counter(step=1):
    count = 0

    def increment():
        nonlocal count
        count += step
        return count

    def reset():
        nonlocal count
        count = 0

    increment.reset = reset
    return increment


calls = 0


def tracked(f):
    def wrapper(*args, **kwargs):
        global calls
        calls += 1
        return f(*args, **kwargs)

    return wrapper


@tracked
def fib(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


counter = make_counter(3)
counter(), counter()
counter.reset()
result = [counter(), fib(30), calls]
