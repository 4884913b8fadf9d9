class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
    def __setattr__(self, name, value):
        raise AttributeError(f"{name} is read-only")
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
p = Point(1, 2) + Point(3, 4)
try:
    p.x = 9
    changed = True
except AttributeError as error:
    changed = str(error)
result = [p.x, p.y, changed]
