from __future__ import annotations
from typing import Generic, TypeVar, Iterator, Callable, Protocol, overload, NamedTuple, TypedDict, Literal, Final, ClassVar, cast, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

class Stack(Generic[T]):
    LIMIT: Final = 100
    count: ClassVar[int] = 0

    def __init__(self) -> None:
        self.__items: list[T] = []
        type(self).count += 1

    def push(self, item: T) -> None:
        self.__items.append(item)

    def __iter__(self) -> Iterator[T]:
        yield from reversed(self.__items)

    def __len__(self) -> int:
        return len(self.__items)

class Point(NamedTuple):
    x: int
    y: int = 0

class Options(TypedDict, total=False):
    depth: int

s: Stack[Point] = Stack()
s.push(Point(1))
s.push(Point(2, 3)._replace(y=4))
opts: Options = {"depth": 2}
result = [list(p) for p in s] + [Point._fields, opts.get("depth"), Stack.count]
