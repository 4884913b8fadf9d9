from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Interval:
    low: float
    high: float
    width: float = 0.0

    def __post_init__(self):
        if self.low > self.high:
            raise ValueError("low must not exceed high")
        object.__setattr__(self, "width", self.high - self.low)

    def split(self):
        middle = (self.low + self.high) / 2
        return replace(self, high=middle), replace(self, low=middle)


def bisect(f, interval, tolerance=1e-9):
    while interval.width > tolerance:
        left, right = interval.split()
        interval = left if f(left.low) * f(left.high) <= 0 else right
    return interval.low


result = round(bisect(lambda x: x**3 - 2 * x - 5, Interval(2, 3)), 6)
