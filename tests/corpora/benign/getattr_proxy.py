class Lazy:
    def __init__(self, factory):
        object.__setattr__(self, "_factory", factory)
        object.__setattr__(self, "_value", None)

    def _load(self):
        if self._value is None:
            object.__setattr__(self, "_value", self._factory())
        return self._value

    def __getattr__(self, name):
        return getattr(self._load(), name)

    def __setattr__(self, name, value):
        setattr(self._load(), name, value)

    def __len__(self):
        return len(self._load())

result = [len(Lazy(lambda: [1, 2, 3])), Lazy(lambda: "abc").upper()]
