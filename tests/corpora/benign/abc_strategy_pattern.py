from abc import ABC, abstractmethod
import random


class Strategy(ABC):
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Strategy.registry[cls.__name__.lower()] = cls

    @property
    @abstractmethod
    def name(self): ...

    @abstractmethod
    def move(self, state, rng): ...


class Swap(Strategy):
    name = "swap"

    def move(self, state, rng):
        i, j = rng.sample(range(len(state)), 2)
        state[i], state[j] = state[j], state[i]


class Reverse(Strategy):
    name = "reverse"

    def move(self, state, rng):
        i, j = sorted(rng.sample(range(len(state) + 1), 2))
        state[i:j] = reversed(state[i:j])


rng, state = random.Random(8), list(range(12))
for _ in range(40):
    Strategy.registry[rng.choice(sorted(Strategy.registry))]().move(state, rng)
result = state
