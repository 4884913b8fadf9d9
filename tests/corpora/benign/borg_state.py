class Borg:
    _shared = {}

    def __init__(self):
        self.__dict__ = self._shared

class Counter(Borg):
    def bump(self):
        self.count = self.__dict__.get("count", 0) + 1
        return self.count

a, b = Counter(), Counter()
a.bump()
result = b.bump()
