import typing
from typing import get_type_hints, get_origin, get_args
def f(x: list[int], y: dict[str, float] | None = None) -> bool: ...
hints = get_type_hints(f)
result = [get_origin(hints["x"]).__name__, [a.__name__ for a in get_args(hints["x"])], typing.Optional[int] is not None]
