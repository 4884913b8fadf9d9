# technique: score_forging; layers: static; expect: refused
class Fake:
    @property
    def __class__(self):
        return list
result = Fake()
