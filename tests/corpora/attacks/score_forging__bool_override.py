# technique: score_forging; layers: static; expect: refused
class Yes(int):
    def __bool__(self):
        return True
    def __eq__(self, o):
        return True
    __hash__ = int.__hash__
result = [Yes(0)] * 20
