from typing import Any, Dict, Generic, Iterable, Iterator, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
K = TypeVar("K", bound="Comparable")


@runtime_checkable
class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


class PriorityDict(Generic[T]):
    def __init__(self) -> None:
        self.__store: Dict[T, float] = {}

    def __setitem__(self, key: T, priority: float) -> None:
        self.__store[key] = priority

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self.__store, key=self.__store.get))

    def __contains__(self, key: object) -> bool:
        return key in self.__store

    def __len__(self) -> int:
        return len(self.__store)


def smallest(items: Iterable[K]) -> K:
    return min(items)


p: PriorityDict[str] = PriorityDict()
p["b"], p["a"], p["c"] = 2.0, 3.0, 1.0
result = [list(p), "a" in p, len(p), smallest([3, 1, 2]), isinstance(3, Comparable)]
