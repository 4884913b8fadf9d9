# technique: score_forging; layers: static; expect: refused
class Score(float):
    def __lt__(self, other):
        return False
    def __gt__(self, other):
        return True
result = Score(1.0)
