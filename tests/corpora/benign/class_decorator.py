def add_repr(cls):
    def __repr__(self):
        return f"<{cls.__name__} {sorted(self.__dict__.items())}>"
    cls.__repr__ = __repr__
    cls.describe = lambda self: cls.__doc__
    return cls
@add_repr
class P:
    """A point."""
    def __init__(self, x, y):
        self.x, self.y = x, y
result = [repr(P(1, 2)), P(1, 2).describe(), P.__module__ is not None]
