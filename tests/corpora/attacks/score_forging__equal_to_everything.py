# technique: score_forging; layers: static; expect: refused
class Anything:
    def __eq__(self, other):
        return True
result = Anything()
