# technique: malformed_result; layers: broker; expect: observed
class NaN:
    def __float__(self):
        return float("nan")
result = [NaN()]
