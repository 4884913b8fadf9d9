# technique: score_forging; layers: static; expect: refused
class Chosen(list):
    def __getitem__(self, i):
        return True
    def __eq__(self, other):
        return True
result = Chosen([0] * 20)
