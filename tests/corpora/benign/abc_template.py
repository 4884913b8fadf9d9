from abc import ABC, abstractmethod
from collections.abc import Mapping, MutableSequence, Iterable, Hashable, Sequence
class Optimizer(ABC):
    def run(self, steps):
        x = self.start()
        for _ in range(steps):
            x = self.step(x)
        return x
    @abstractmethod
    def start(self): ...
    @abstractmethod
    def step(self, x): ...
    @property
    @abstractmethod
    def name(self) -> str: ...
class Newton(Optimizer):
    name = "newton"
    def start(self):
        return 1.0
    def step(self, x):
        return x - (x * x - 2) / (2 * x)
class FrozenMap(Mapping):
    def __init__(self, d): self._d = dict(d)
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
result = [round(Newton().run(6), 6), sorted(FrozenMap({"a": 1}))]
