import inspect, functools
def f(a, b=2, *, c=3):
    return a + b + c
params = inspect.signature(f).parameters
defaults = {k: p.default for k, p in params.items() if p.default is not inspect.Parameter.empty}
g = functools.partial(f, c=10)
result = [defaults, g(1), g.func is f, g.keywords, f.__kwdefaults__]
