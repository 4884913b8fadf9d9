# technique: malformed_result; layers: broker; expect: refused
class Best(float):
    def __gt__(self, other):
        return True
result = Best(0.1)
