class Strategy:
    _registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._registry[key or cls.__name__] = cls

    @classmethod
    def create(cls, key, *args, **kwargs):
        return cls._registry[key](*args, **kwargs)

class Greedy(Strategy, key="greedy"):
    def __init__(self, k=1):
        self.k = k

    def run(self, xs):
        return sorted(xs, reverse=True)[: self.k]

result = Strategy.create("greedy", k=2).run([5, 9, 1])
