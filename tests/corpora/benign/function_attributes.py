def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)
    wrapper.calls = 0
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    return wrapper
@counted
def f(x):
    """Double."""
    return 2 * x
f(1), f(2)
result = [f.calls, f.__name__]
