# technique: malformed_result; layers: broker; expect: observed
class R:
    def __init__(self):
        self.score = 1
    def __float__(self):
        return 1.0
result = {"answer": R()}
