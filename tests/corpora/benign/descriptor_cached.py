from functools import cached_property, singledispatch, singledispatchmethod, total_ordering, wraps, partial, reduce, lru_cache, cmp_to_key

@total_ordering
class Version:
    __slots__ = ("parts", "__dict__")

    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    @cached_property
    def major(self):
        return self.parts[0]

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

@singledispatch
def show(x):
    return "?"

@show.register
def _(x: int):
    return f"int {x}"

@show.register(list)
def _(x):
    return "list"

result = [max(Version("1.2"), Version("1.10")).parts, Version("3.1").major, show(3), show([])]
