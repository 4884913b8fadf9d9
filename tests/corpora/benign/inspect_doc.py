import inspect
def objective(x: float, *, scale: float = 1.0) -> float:
    """Scale it."""
    return x * scale
sig = inspect.signature(objective)
result = [list(sig.parameters), inspect.getdoc(objective), objective.__annotations__["x"].__name__, callable(objective), objective.__defaults__, sig.parameters["scale"].default, inspect.isfunction(objective)]
