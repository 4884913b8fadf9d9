class Infinity:
    def __lt__(self, other):
        return False
    def __gt__(self, other):
        return not isinstance(other, Infinity)
    def __repr__(self):
        return "inf"
INF = Infinity()
result = [repr(INF), INF > 3, INF < 3]
