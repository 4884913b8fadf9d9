# technique: malformed_result; layers: broker; expect: observed
class Lazy:
    @property
    def value(self):
        raise RuntimeError
result = [Lazy(), {"a": Lazy()}]
