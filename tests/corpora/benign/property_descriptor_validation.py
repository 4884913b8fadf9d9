class Bounded:
    """A descriptor that keeps a number between two limits."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, self.low)

    def __set__(self, instance, value):
        setattr(instance, self.name, min(max(value, self.low), self.high))


class Schedule:
    temperature = Bounded(0.0, 2.0)
    rate = Bounded(0.5, 0.999)

    def __init__(self, temperature, rate):
        self.temperature, self.rate = temperature, rate

    @property
    def half_life(self):
        return 0.69 / (1 - self.rate)

    @staticmethod
    def default():
        return Schedule(1.0, 0.95)


s = Schedule(9.0, 0.1)
result = [s.temperature, s.rate, round(Schedule.default().half_life, 2)]
