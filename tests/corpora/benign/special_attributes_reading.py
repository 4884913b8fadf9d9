import types


class Base:
    """A base class."""

    kind = "base"

    def clone(self):
        return self.__class__()

    def describe(self):
        return f"{self.__class__.__name__}/{type(self).__qualname__}: {self.__doc__ or self.kind}"

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.kind == other.kind

    __hash__ = None


class Derived(Base):
    """A derived class."""

    kind = "derived"

    def describe(self):
        return "> " + super().describe()


settings = types.SimpleNamespace(alpha=1, beta=2)
settings.alpha += 1
result = [Derived().describe(), Derived().clone() == Derived(), Base() == Derived(), settings.alpha, __name__ != ""]
