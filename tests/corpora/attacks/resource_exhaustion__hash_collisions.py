# technique: resource_exhaustion; layers: container; expect: observed
class Bad:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self is other
result = len({Bad() for _ in range(200000)})
