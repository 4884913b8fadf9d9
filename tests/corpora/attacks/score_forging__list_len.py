# technique: score_forging; layers: static; expect: refused
class Long(list):
    def __len__(self):
        return 20
    def __iter__(self):
        return iter([1] * 20)
    def __eq__(self, other):
        return True
result = Long()
