class Config:
    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    def __repr__(self):
        inner = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        return f"{type(self).__name__}({inner})"

    def __eq__(self, other):
        return isinstance(other, Config) and self.__dict__ == other.__dict__

    def copy(self, **changes):
        return Config(**{**self.__dict__, **changes})

c = Config(lr=0.1, depth=3)
result = [repr(c.copy(depth=4)), c == Config(lr=0.1, depth=3), sorted(vars(c))]
