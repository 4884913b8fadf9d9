import inspect


def objective(x, y, *, weight=1.0, **options):
    """Weighted sum."""
    return weight * (x + y)


def call_with_known(function, values):
    parameters = inspect.signature(function).parameters
    known = {k: v for k, v in values.items() if k in parameters}
    required = [n for n, p in parameters.items() if p.default is inspect.Parameter.empty and p.kind not in (p.VAR_KEYWORD,)]
    assert all(n in known for n in required), required
    return function(**known)


result = [call_with_known(objective, {"x": 1, "y": 2, "weight": 3, "junk": 9}), inspect.getdoc(objective), callable(objective)]
